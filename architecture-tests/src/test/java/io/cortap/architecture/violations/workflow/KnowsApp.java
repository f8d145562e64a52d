package io.cortap.architecture.violations.workflow;

import io.cortap.architecture.violations.app.Main;

public record KnowsApp(Main main) {}

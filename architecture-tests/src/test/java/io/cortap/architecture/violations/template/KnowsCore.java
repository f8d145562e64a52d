package io.cortap.architecture.violations.template;

import io.cortap.architecture.violations.core.Value;

public record KnowsCore(Value value) {}

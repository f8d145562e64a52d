package io.cortap.architecture.violations.adapter.docx;

import io.cortap.architecture.violations.adapter.testkit.Kit;

public record UsesTestkit(Kit kit) {}

package io.cortap.architecture.violations.template.expression;

import io.cortap.architecture.violations.template.TheDocument;

public record KnowsTheDocument(TheDocument document) {}

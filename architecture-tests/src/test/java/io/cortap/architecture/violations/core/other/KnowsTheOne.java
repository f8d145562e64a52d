package io.cortap.architecture.violations.core.other;

import io.cortap.architecture.violations.core.one.KnowsTheOther;

/** The other half of a cycle. */
public record KnowsTheOne(KnowsTheOther other) {}

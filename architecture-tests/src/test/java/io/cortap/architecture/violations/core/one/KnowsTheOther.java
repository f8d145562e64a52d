package io.cortap.architecture.violations.core.one;

import io.cortap.architecture.violations.core.other.KnowsTheOne;

/** Half of a cycle. */
public record KnowsTheOther(KnowsTheOne other) {}

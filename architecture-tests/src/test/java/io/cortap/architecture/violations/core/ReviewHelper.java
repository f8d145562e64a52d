package io.cortap.architecture.violations.core;

public final class ReviewHelper {}

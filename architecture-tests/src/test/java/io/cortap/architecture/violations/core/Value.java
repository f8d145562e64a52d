package io.cortap.architecture.violations.core;

/** Well behaved. */
public record Value(String text) {}

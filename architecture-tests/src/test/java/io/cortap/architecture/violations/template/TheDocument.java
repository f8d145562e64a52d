package io.cortap.architecture.violations.template;

/** What the language may not know. */
public final class TheDocument {}

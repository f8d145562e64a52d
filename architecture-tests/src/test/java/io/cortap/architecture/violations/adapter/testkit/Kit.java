package io.cortap.architecture.violations.adapter.testkit;

/** What only tests may know. */
public final class Kit {}

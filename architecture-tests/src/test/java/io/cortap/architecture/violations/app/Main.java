package io.cortap.architecture.violations.app;

/** What nobody may know. */
public final class Main {}

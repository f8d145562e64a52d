package io.cortap.architecture.violations.workflow;

/** What only app and scenarios may know. */
public final class Sequence {}

package io.cortap.workflow;

/** Something that must never happen has happened in a simulated history. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }
}

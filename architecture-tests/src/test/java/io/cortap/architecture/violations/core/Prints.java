package io.cortap.architecture.violations.core;

/** Three ways past every writer. */
public final class Prints {
  private Prints() {}

  /** To standard output. */
  public record ToOut() {
    void say() {
      System.out.println("printed");
    }
  }

  /** To standard error. */
  public record ToErr() {
    void say() {
      System.err.println("printed");
    }
  }

  /** By way of an exception. */
  public record StackTrace(IllegalStateException e) {
    void say() {
      e.printStackTrace();
    }
  }
}

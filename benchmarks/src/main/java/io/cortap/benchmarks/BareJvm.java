package io.cortap.benchmarks;

/** The least that a JVM can do: start, and wait to be ended if there is an argument. */
final class BareJvm {
  private BareJvm() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length > 0) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}

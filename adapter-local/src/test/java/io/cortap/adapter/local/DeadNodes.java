package io.cortap.adapter.local;

import java.nio.file.Path;

/** Prints which nodes are dead, as this process sees it. */
final class DeadNodes {
  private DeadNodes() {}

  /**
   * @param arguments the folder of the locks
   */
  public static void main(String[] arguments) {
    System.out.println("dead: " + new NodeLocks(Path.of(arguments[0])).dead());
  }
}

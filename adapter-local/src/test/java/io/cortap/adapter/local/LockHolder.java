package io.cortap.adapter.local;

import io.cortap.core.job.NodeId;
import java.io.IOException;
import java.nio.file.Path;

/** Holds a node's lock until its input ends. */
final class LockHolder {
  private LockHolder() {}

  /**
   * @param arguments the folder of the locks, and the node's id
   */
  public static void main(String[] arguments) throws IOException {
    try (NodeLock lock = new NodeLocks(Path.of(arguments[0])).hold(new NodeId(arguments[1]))) {
      System.out.println(lock.node());
      System.in.read();
    }
  }
}

package io.cortap.adapter.local;

import io.cortap.core.job.NodeId;
import java.io.IOException;

/** A sign of life: the node is alive as long as it is neither closed nor its process ended. */
public final class NodeLock implements AutoCloseable {
  private final NodeId node;
  private final Release release;

  NodeLock(NodeId node, Release release) {
    this.node = node;
    this.release = release;
  }

  /** Gives a lock back. */
  @FunctionalInterface
  interface Release {
    void run() throws IOException;
  }

  public NodeId node() {
    return node;
  }

  /** Ends in order: the node is not among the dead afterwards. */
  @Override
  public void close() {
    try {
      release.run();
    } catch (IOException e) {
      throw FileFault.of("give back the lock of node " + node, e);
    }
  }
}

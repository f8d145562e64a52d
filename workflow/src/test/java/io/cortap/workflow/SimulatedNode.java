package io.cortap.workflow;

import io.cortap.core.job.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One node of a simulated deployment, over all its lives. */
final class SimulatedNode {
  final int number;
  int life;
  Duration skew = Duration.ZERO;
  Instant partitionedUntil = Instant.MIN;

  /** How many calls into this node are under way, nested in each other. */
  final Deque<SimulatedFrame> frames = new ArrayDeque<>();

  private @Nullable Workflow workflow;

  SimulatedNode(int number) {
    this.number = number;
  }

  NodeId id() {
    return new NodeId("node-" + number + "-" + life);
  }

  Workflow workflow() {
    return Objects.requireNonNull(workflow);
  }

  /** It is started again, as another. */
  void live(Workflow next) {
    workflow = next;
    partitionedUntil = Instant.MIN;
  }
}

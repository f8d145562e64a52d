package io.cortap.workflow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How long this node's latest reports took, for {@code estimated_completion}. Thread-safe. */
final class Pace {
  static final Duration UNKNOWN = Duration.ofSeconds(60);
  private static final int REMEMBERED = 51;

  private final Deque<Duration> recent = new ArrayDeque<>();

  synchronized void completed(Duration worked) {
    recent.addLast(worked);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
  }

  /** The median, or {@link #UNKNOWN} until there is one. */
  synchronized Duration median() {
    return recent.isEmpty() ? UNKNOWN : recent.stream().sorted().toList().get(recent.size() / 2);
  }
}

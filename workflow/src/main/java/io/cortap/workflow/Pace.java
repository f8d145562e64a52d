package io.cortap.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/** How fast this node makes reports: the source of {@code estimated_completion}. Thread-safe. */
final class Pace {
  static final Duration UNKNOWN = Duration.ofSeconds(60);
  private static final int REMEMBERED = 51;

  private final Deque<Duration> recent = new ArrayDeque<>();
  private final AtomicInteger underWay = new AtomicInteger();

  void begun() {
    underWay.incrementAndGet();
  }

  void ended() {
    underWay.decrementAndGet();
  }

  synchronized void completed(Duration duration) {
    recent.addLast(duration);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
  }

  /** When a job accepted now is likely to be finished: after those under way, at the median. */
  synchronized Instant estimate(Instant now) {
    Duration median =
        recent.isEmpty() ? UNKNOWN : recent.stream().sorted().toList().get(recent.size() / 2);
    return now.plus(median.multipliedBy(underWay.get() + 1L));
  }
}

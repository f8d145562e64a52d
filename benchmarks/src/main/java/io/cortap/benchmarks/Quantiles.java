package io.cortap.benchmarks;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** How long things took, shortest first. */
record Quantiles(List<Duration> sorted) {
  static Quantiles of(Collection<Duration> times) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("quantiles are of at least one time");
    }
    return new Quantiles(times.stream().sorted().toList());
  }

  /** The least of them that so many in a hundred do not exceed: the nearest rank. */
  Duration percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }

  Duration longest() {
    return sorted.getLast();
  }
}

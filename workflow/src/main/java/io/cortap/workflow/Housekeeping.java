package io.cortap.workflow;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a node does now and then beside its jobs, on one thread at a time. Thread-safe. */
final class Housekeeping {
  private final List<Chore> chores;
  private final InstantSource clock;
  private final AtomicBoolean underWay = new AtomicBoolean();

  Housekeeping(InstantSource clock, Chore... chores) {
    this.chores = List.of(chores);
    this.clock = clock;
  }

  /** Whether it is time; whoever is told so calls {@link #tidy}, and nobody else is told before. */
  boolean isTime() {
    Instant now = clock.instant();
    return chores.stream().anyMatch(chore -> chore.isDueAt(now))
        && underWay.compareAndSet(false, true);
  }

  void tidy() {
    Instant now = clock.instant();
    try {
      chores.stream().filter(chore -> chore.isDueAt(now)).forEach(chore -> chore.doAt(now));
    } finally {
      underWay.set(false);
    }
  }
}

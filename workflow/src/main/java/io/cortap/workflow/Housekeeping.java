package io.cortap.workflow;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a node does now and then beside its jobs. Thread-safe. */
final class Housekeeping {
  private final List<Chore> chores;
  private final InstantSource clock;
  private final Queue<Chore> claimed = new ConcurrentLinkedQueue<>();

  Housekeeping(InstantSource clock, Chore... chores) {
    this.chores = List.of(chores);
    this.clock = clock;
  }

  /** Whether it is time for something; whoever is told so calls {@link #tidy}. */
  boolean isTime() {
    Instant now = clock.instant();
    List<Chore> due = chores.stream().filter(chore -> chore.claimAt(now)).toList();
    return claimed.addAll(due);
  }

  /** Does what it was time for. */
  void tidy() {
    for (Chore chore = claimed.poll(); chore != null; chore = claimed.poll()) {
      chore.doAt(clock.instant());
    }
  }
}

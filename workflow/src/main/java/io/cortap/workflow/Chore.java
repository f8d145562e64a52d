package io.cortap.workflow;

import java.time.Duration;
import java.time.Instant;

/** Something that a node does at its start and every so often from then on. Thread-safe. */
final class Chore {
  private final Duration every;
  private final Duration afterTrouble;
  private final Work work;
  private Instant next = Instant.MIN;

  /** What is done. */
  @FunctionalInterface
  interface Work {
    /**
     * @return whether it succeeded; the work itself has told of what went wrong
     */
    boolean succeedsAt(Instant now);
  }

  /**
   * @param afterTrouble how soon it is tried again if it did not succeed
   */
  Chore(Duration every, Duration afterTrouble, Work work) {
    this.every = every;
    this.afterTrouble = afterTrouble;
    this.work = work;
  }

  /** Whether it is time; whoever is told so once does it. */
  synchronized boolean claimAt(Instant now) {
    if (now.isBefore(next)) {
      return false;
    }
    next = now.plus(every);
    return true;
  }

  void doAt(Instant now) {
    if (!work.succeedsAt(now)) {
      nextAt(now.plus(afterTrouble));
    }
  }

  private synchronized void nextAt(Instant instant) {
    next = instant;
  }
}

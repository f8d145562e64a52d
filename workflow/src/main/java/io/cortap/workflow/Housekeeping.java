package io.cortap.workflow;

import io.cortap.core.job.Retention;
import io.cortap.core.report.LinkPolicy;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.Caretaker.Removed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes jobs and blobs whose retention has passed: at the start of a node and daily from then on.
 * Until then reads pass over them. Thread-safe.
 */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);

  private final Caretaker caretaker;
  private final LinkPolicy policy;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  Housekeeping(Caretaker caretaker, LinkPolicy policy, InstantSource clock) {
    this.caretaker = caretaker;
    this.policy = policy;
    this.clock = clock;
  }

  /** Whether it is time; whoever is told so once does it. */
  synchronized boolean isTime() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return false;
    }
    next = now.plus(EVERY);
    return true;
  }

  void tidy() {
    Instant now = clock.instant();
    try {
      Removed removed = caretaker.removePast(now, new Retention(policy.goneUntil(now)));
      LOG.atInfo()
          .addKeyValue("event", "past_removed")
          .addKeyValue("jobs", removed.jobs())
          .addKeyValue("blobs", removed.blobs())
          .log("what the retention has passed is removed; the next look follows in a day");
    } catch (RuntimeException e) {
      tryAgainAt(now.plus(AFTER_TROUBLE));
      LOG.atError()
          .setCause(e)
          .addKeyValue("event", "housekeeping_failed")
          .log("what the retention has passed may still be there; the next look follows in 5 min");
    }
  }

  private synchronized void tryAgainAt(Instant instant) {
    next = instant;
  }
}

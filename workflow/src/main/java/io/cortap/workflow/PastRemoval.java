package io.cortap.workflow;

import io.cortap.core.job.Retention;
import io.cortap.core.report.LinkPolicy;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.Caretaker.Removed;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes jobs, blobs and trails whose retention has passed: daily. Until then reads pass over
 * them.
 */
final class PastRemoval implements Chore.Work {
  private static final Logger LOG = LoggerFactory.getLogger(PastRemoval.class);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);

  private final Caretaker caretaker;
  private final LinkPolicy policy;

  private PastRemoval(Caretaker caretaker, LinkPolicy policy) {
    this.caretaker = caretaker;
    this.policy = policy;
  }

  static Chore chore(Caretaker caretaker, LinkPolicy policy) {
    return new Chore(EVERY, AFTER_TROUBLE, new PastRemoval(caretaker, policy));
  }

  @Override
  public boolean succeedsAt(Instant now) {
    try {
      Removed removed = caretaker.removePast(now, new Retention(policy.goneUntil(now)));
      LOG.atInfo()
          .addKeyValue("event", "past_removed")
          .addKeyValue("jobs", removed.jobs())
          .addKeyValue("blobs", removed.blobs())
          .addKeyValue("trails", removed.trails())
          .log("what the retention has passed is removed; the next look follows in a day");
      return true;
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("event", "housekeeping_failed")
          .log("what the retention has passed may still be there; the next look follows in 5 min");
      return false;
    }
  }
}

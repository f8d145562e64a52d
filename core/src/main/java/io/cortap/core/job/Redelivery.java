package io.cortap.core.job;

import io.cortap.core.audit.AuditAction;
import io.cortap.core.job.Delivery.Delivered;
import io.cortap.core.job.Delivery.Pending;
import io.cortap.core.job.Delivery.Tries;
import io.cortap.core.webhook.SchedulePosition;
import java.time.Instant;
import java.util.Optional;

/** Whether, and how, the receiver of a job's webhook is told once more at the user's wish. */
public final class Redelivery {
  /**
   * A webhook that was sent so often is not sent again at anybody's wish: each attempt leaves a
   * record on the job's trail, which is read with the job.
   */
  public static final int MOST_ATTEMPTS = 100;

  private Redelivery() {}

  /** Why the job's webhook may not be sent again now, or empty if it may. */
  public static Optional<String> refusal(Job job) {
    if (DeliveryAttempt.of(job).size() >= MOST_ATTEMPTS) {
      return Optional.of(
          "this webhook has been sent " + MOST_ATTEMPTS + " times, and is not sent again");
    }
    return job.delivery().repeatable().isEmpty()
        ? Optional.of("the job owes no webhook now, or its first attempts are still under way")
        : Optional.empty();
  }

  /** The job's end, or its user's last wish since to hear of it again. */
  static Optional<Instant> owedSince(Job job) {
    return job.state() instanceof JobState.Finished finished
        ? job.trail()
            .last(AuditAction.REDELIVERY_REQUESTED)
            .filter(finished.finishedAt()::isBefore)
            .or(() -> Optional.of(finished.finishedAt()))
        : Optional.empty();
  }

  /** What is owed then: at once; the quick attempts are for one that has taken it before. */
  static Delivery owed(Delivery delivery, Tries tries, Instant now) {
    SchedulePosition again =
        delivery instanceof Delivered ? SchedulePosition.FIRST : SchedulePosition.LONG_TAIL;
    return new Pending(tries.next(again), now);
  }
}

package io.cortap.core.job;

import io.cortap.core.webhook.SchedulePosition;
import java.time.Instant;

/**
 * Where the webhook of a job stands: a second life beside {@link JobState}, so that trouble with a
 * receiver never hides that the report exists. Only the methods of {@link Job} move it on.
 */
public sealed interface Delivery {

  /** Nothing is owed: the job is not finished, or nobody asked for a webhook. */
  record None() implements Delivery {}

  /** A delivery under way: its next attempt has a due time or a holder. */
  sealed interface Owed extends Delivery {
    Tries tries();
  }

  /**
   * The next attempt waits for its time.
   *
   * @param nextAt from then on a worker may make it
   */
  record Pending(Tries tries, Instant nextAt) implements Owed {}

  /**
   * One worker makes an attempt.
   *
   * @param startedAt when it was claimed
   */
  record Attempting(Tries tries, Instant startedAt, Lease lease) implements Owed {}

  /** A receiver took it. */
  record Delivered(Tries tries, Instant deliveredAt) implements Delivery {}

  /** Every attempt of the schedule failed. */
  record Exhausted(Tries tries, Instant endedAt) implements Delivery {}

  /** The receiver asked to stop (410). */
  record Stopped(Tries tries, Instant endedAt) implements Delivery {}

  /**
   * What was tried so far.
   *
   * @param made attempts that ended
   * @param position of the next attempt in the schedule, or of the last one where none follows
   * @param lastError why the last attempt failed; empty if none has
   */
  record Tries(int made, SchedulePosition position, String lastError) {
    public static final Tries NONE = new Tries(0, SchedulePosition.FIRST, "");

    Tries failed(String error) {
      return new Tries(made + 1, position, error);
    }

    Tries delivered() {
      return new Tries(made + 1, position, "");
    }

    Tries next(SchedulePosition position) {
      return new Tries(made, position, lastError);
    }
  }
}

package io.cortap.core.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * How a host that takes webhooks is doing, job by job: more than {@link #TOLERATED} jobs in a row
 * whose quick attempts it failed are worth one alert an hour, and its recovery one notice.
 *
 * @param failedInARow jobs whose quick attempts failed, with no delivery in between
 * @param troubled whether an alert was raised and the host has not recovered yet
 * @param alertedAt when the latest alert was raised; {@link Instant#MIN} if none was
 */
public record ReceiverState(int failedInARow, boolean troubled, Instant alertedAt) {
  /** So many failed jobs in a row raise no alert. */
  public static final int TOLERATED = 5;

  /** For so long after an alert the same host raises no other. */
  public static final Duration SILENCE = Duration.ofHours(1);

  /** A host of which nothing is known. */
  public static final ReceiverState UNKNOWN = new ReceiverState(0, false, Instant.MIN);

  /** What operations should hear. */
  public enum Notice {
    NOTHING,
    /** The host fails job after job. */
    TROUBLE,
    /** The host of an earlier alert has taken a webhook. */
    RECOVERY
  }

  /**
   * The state after something happened, and what is to be said of it.
   *
   * @param notice for operations, each once
   */
  public record Change(ReceiverState state, Notice notice) {}

  /** The quick attempts of one more job failed. */
  public Change failed(Instant now) {
    int failed = failedInARow + 1;
    boolean silent = alertedAt.isAfter(now.minus(SILENCE));
    return failed <= TOLERATED || silent
        ? new Change(new ReceiverState(failed, troubled, alertedAt), Notice.NOTHING)
        : new Change(new ReceiverState(failed, true, now), Notice.TROUBLE);
  }

  /** The host took a webhook. */
  public Change delivered() {
    return new Change(
        new ReceiverState(0, false, alertedAt), troubled ? Notice.RECOVERY : Notice.NOTHING);
  }
}

package io.cortap.core.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A job in one word, as callers see it: a view over its two lives. */
public enum JobStatus {
  QUEUED,
  PROCESSING,
  COMPLETED,
  FAILED,
  /** The report exists, but the quick attempts to deliver its webhook are used up. */
  CALLBACK_FAILED,
  CANCELLED;

  /** The word on the wire, for instance {@code callback_failed}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that wire name, or empty if there is none. */
  public static Optional<JobStatus> named(String wireName) {
    return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
  }

  /** Whether nothing more is done for the report itself. */
  public boolean isFinished() {
    return this != QUEUED && this != PROCESSING;
  }

  static JobStatus of(JobState state, Delivery delivery, Effort effort) {
    return switch (state) {
      case JobState.Queued queued -> effort.claims() == 0 ? QUEUED : PROCESSING;
      case JobState.Running running -> PROCESSING;
      case JobState.Failed failed -> FAILED;
      case JobState.Cancelled cancelled -> CANCELLED;
      case JobState.Completed completed ->
          switch (delivery) {
            case Delivery.Owed owed when owed.tries().position().isInLongTail() -> CALLBACK_FAILED;
            case Delivery.Exhausted exhausted -> CALLBACK_FAILED;
            case Delivery.Stopped stopped -> CALLBACK_FAILED;
            case Delivery.Owed owed -> COMPLETED;
            case Delivery.None none -> COMPLETED;
            case Delivery.Delivered delivered -> COMPLETED;
          };
    };
  }
}

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
}

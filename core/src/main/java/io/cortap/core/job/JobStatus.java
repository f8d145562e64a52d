package io.cortap.core.job;

import java.util.Locale;

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
}

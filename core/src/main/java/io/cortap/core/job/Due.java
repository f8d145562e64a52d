package io.cortap.core.job;

import java.time.Instant;

/** When a job next needs a worker, and for which of its two lives. */
public record Due(Lane lane, Instant at) {

  /** The two kinds of work; each has workers of its own. */
  public enum Lane {
    /** Making the report. */
    REPORT,
    /** Delivering the webhook. */
    DELIVERY
  }
}

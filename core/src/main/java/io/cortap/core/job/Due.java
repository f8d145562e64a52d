package io.cortap.core.job;

import java.time.Instant;
import java.util.Optional;

/** When a job next needs a worker, and for which of its two lives. */
public record Due(Lane lane, Instant at) {

  /** The two kinds of work; each has workers of its own. */
  public enum Lane {
    /** Making the report. */
    REPORT,
    /** Delivering the webhook. */
    DELIVERY
  }

  static Optional<Due> of(JobState state, Delivery delivery) {
    return switch (state) {
      case JobState.Queued queued -> Optional.of(new Due(Lane.REPORT, queued.dueAt()));
      case JobState.Running running -> Optional.of(new Due(Lane.REPORT, running.lease().endsAt()));
      case JobState.Finished finished ->
          switch (delivery) {
            case Delivery.Pending pending -> Optional.of(new Due(Lane.DELIVERY, pending.nextAt()));
            case Delivery.Attempting attempting ->
                Optional.of(new Due(Lane.DELIVERY, attempting.lease().endsAt()));
            case Delivery.None none -> Optional.empty();
            case Delivery.Delivered delivered -> Optional.empty();
            case Delivery.Exhausted exhausted -> Optional.empty();
            case Delivery.Stopped stopped -> Optional.empty();
          };
    };
  }
}

package io.cortap.core.job;

import java.time.Instant;
import java.util.Optional;

/** When a job next needs a worker, and for which of its two lives. */
public record Due(Lane lane, Instant at) {

  /** The kinds of work; none waits behind another. */
  public enum Lane {
    /** Making the report from the beginning: the project is still to be read at Riskuity. */
    REPORT,
    /** Making the report of the sealed snapshot. */
    SEALED,
    /** Delivering the webhook. */
    DELIVERY
  }

  static Optional<Due> of(JobState state, Delivery delivery, Material material) {
    Lane making = material instanceof Material.Snapshot ? Lane.SEALED : Lane.REPORT;
    return switch (state) {
      case JobState.Queued queued -> Optional.of(new Due(making, queued.dueAt()));
      case JobState.Running running -> Optional.of(new Due(making, running.lease().endsAt()));
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

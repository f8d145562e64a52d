package io.cortap.core.job;

import java.time.Instant;
import java.util.Optional;

/**
 * One worker's hold on one of a job's two lives.
 *
 * @param number how many attempts were begun (report) or ended before (delivery)
 */
public record Claim(NodeId holder, Instant since, int number) {

  static Optional<Claim> of(JobState state, Delivery delivery, Effort effort) {
    if (state instanceof JobState.Running running) {
      return Optional.of(new Claim(running.lease().holder(), running.claimedAt(), effort.claims()));
    }
    return delivery instanceof Delivery.Attempting attempting
        ? Optional.of(
            new Claim(
                attempting.lease().holder(), attempting.startedAt(), attempting.tries().made()))
        : Optional.empty();
  }
}

package io.cortap.core.job;

import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attempt to deliver a job's webhook, as its trail tells it.
 *
 * @param number from 1, over all deliveries of the job
 * @param status what the receiver answered; empty if nothing
 * @param complaint why it was not delivered; empty if it was
 * @param warning why it is doubtful that it was, although the receiver said so; empty if it is not
 * @param nextAt when the next attempt was to follow; empty if none was
 */
public record DeliveryAttempt(
    int number,
    Instant startedAt,
    Instant endedAt,
    OptionalInt status,
    String complaint,
    String warning,
    Optional<Instant> nextAt) {
  static final String STARTED_AT = "started_at";
  static final String STATUS = "status";
  static final String NEXT_AT = "next_at";
  static final String WARNING = "warning";

  /** Every attempt that has ended, in its order. */
  public static List<DeliveryAttempt> of(Job job) {
    var attempts = new ArrayList<DeliveryAttempt>();
    for (AuditRecord step : job.trail().records()) {
      if (step.action() == AuditAction.DELIVERY_ATTEMPTED) {
        attempts.add(read(attempts.size() + 1, step));
      }
    }
    return attempts;
  }

  private static DeliveryAttempt read(int number, AuditRecord step) {
    Map<String, String> details = step.details();
    return new DeliveryAttempt(
        number,
        instant(details, STARTED_AT).orElse(step.at()),
        step.at(),
        details.containsKey(STATUS)
            ? OptionalInt.of(Integer.parseInt(details.getOrDefault(STATUS, "0")))
            : OptionalInt.empty(),
        step.outcome().equals(JobTrail.OK) ? "" : step.outcome(),
        details.getOrDefault(WARNING, ""),
        instant(details, NEXT_AT));
  }

  private static Optional<Instant> instant(Map<String, String> details, String name) {
    return Optional.ofNullable(details.get(name)).map(Instant::parse);
  }
}

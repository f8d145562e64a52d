package io.cortap.adapter.telemetry;

import io.cortap.adapter.telemetry.Metric.Measurement;
import io.cortap.core.operation.Observation;
import io.cortap.core.problem.FailureCode;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an observation means for the metrics, the same for every system that takes them. */
final class Measuring {
  private static final int MOST_HOSTS = 1_000;
  private static final int LAST_ATTEMPT = 15;

  private final Map<String, Integer> failedInARow = new HashMap<>();

  List<Measurement> of(Observation observation) {
    return switch (observation) {
      case Observation.JobCreated created ->
          List.of(Metric.JOBS_CREATED.of(1, created.type().id()));
      case Observation.JobCompleted completed ->
          List.of(
              Metric.JOBS_COMPLETED.of(1, completed.type().id()),
              Metric.JOBS_DURATION.of(seconds(completed.worked()), completed.type().id()));
      case Observation.JobFailed failed -> failed(failed);
      case Observation.JobLate late -> List.of(Metric.JOBS_LATE.of(1));
      case Observation.JobsActive active -> List.of(Metric.JOBS_ACTIVE.of(active.jobs()));
      case Observation.PhaseEnded ended ->
          List.of(Metric.PHASES_DURATION.of(seconds(ended.took()), ended.phase().wireName()));
      case Observation.QueueSampled sampled ->
          List.of(
              Metric.QUEUE_DEPTH.of(sampled.depth()),
              Metric.QUEUE_AGE.of(seconds(sampled.oldestDue())),
              Metric.WEBHOOKS_OLDEST_UNDELIVERED.of(seconds(sampled.oldestUndelivered())));
      case Observation.WebhookAttempted attempted -> attempted(attempted);
      case Observation.WebhookDecided decided -> List.of();
      case Observation.LinkDelivered delivered ->
          List.of(Metric.LINKS_DELIVERY.of(seconds(delivered.sinceAccepted())));
      case Observation.ReceiverSeen seen ->
          List.of(Metric.WEBHOOKS_CONSECUTIVE_FAILURES.of(mostInARow(seen)));
      case Observation.Uploaded uploaded ->
          List.of(
              Metric.UPLOADS.of(1, uploaded.type().id()),
              Metric.UPLOAD_BYTES.of(uploaded.sizeBytes(), uploaded.type().id()));
      case Observation.UploadFailed failed ->
          List.of(Metric.UPLOAD_ERRORS.of(1, failed.type().id()));
      case Observation.LinkOpened opened -> List.of(Metric.LINKS_OPENED.of(1));
      case Observation.LinkExpiredUnopened expired -> List.of(Metric.LINKS_EXPIRED_UNOPENED.of(1));
    };
  }

  private static List<Measurement> failed(Observation.JobFailed failed) {
    Measurement counted = Metric.JOBS_FAILED.of(1, failed.type().id(), failed.code().name());
    // A phase has its own limit: the job may end before it would be late.
    return failed.code() == FailureCode.JOB_TIMEOUT
        ? List.of(counted, Metric.JOBS_LATE.of(1))
        : List.of(counted);
  }

  private static List<Measurement> attempted(Observation.WebhookAttempted attempted) {
    String attempt =
        attempted.attempt() > LAST_ATTEMPT
            ? LAST_ATTEMPT + 1 + "+"
            : Integer.toString(attempted.attempt());
    Metric outcome = attempted.delivered() ? Metric.WEBHOOKS_SENT : Metric.WEBHOOKS_FAILED;
    return attempted.attempt() > 1
        ? List.of(outcome.of(1, attempt), Metric.WEBHOOKS_RETRIES.of(1, attempt))
        : List.of(outcome.of(1, attempt));
  }

  private synchronized int mostInARow(Observation.ReceiverSeen seen) {
    failedInARow.remove(seen.host());
    if (seen.failedInARow() > 0 && failedInARow.size() < MOST_HOSTS) {
      failedInARow.put(seen.host(), seen.failedInARow());
    }
    return failedInARow.isEmpty() ? 0 : Collections.max(failedInARow.values());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

package io.cortap.adapter.testkit;

import io.cortap.core.job.Phase;
import io.cortap.core.operation.Observation;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.ReportType;
import java.time.Duration;
import java.util.List;

/** One observation of each kind. */
public final class SampleObservations {
  public static final ReportType TYPE = new ReportType("draft_audit_report");

  private SampleObservations() {}

  /** Every kind, in the order of its declaration. */
  public static List<Observation> everyKind() {
    return List.of(
        new Observation.JobCreated(TYPE),
        new Observation.JobCompleted(TYPE, Duration.ofSeconds(7)),
        new Observation.JobFailed(TYPE, FailureCode.DATA_FETCH_ERROR),
        new Observation.JobLate(),
        new Observation.JobsActive(3),
        new Observation.PhaseEnded(Phase.RENDER, Duration.ofMillis(900), true),
        new Observation.QueueSampled(4, Duration.ofSeconds(12), Duration.ofMinutes(3)),
        new Observation.WebhookAttempted(2, false),
        new Observation.WebhookDecided(true),
        new Observation.LinkDelivered(Duration.ofSeconds(9)),
        new Observation.ReceiverSeen("hooks.example.test", 1),
        new Observation.Uploaded(TYPE, 81_234),
        new Observation.UploadFailed(TYPE),
        new Observation.LinkOpened(),
        new Observation.LinkExpiredUnopened());
  }
}

package io.cortap.workflow;

import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.Phase;
import io.cortap.core.operation.Observation;
import io.cortap.core.operation.Observation.JobCompleted;
import io.cortap.core.operation.Observation.JobCreated;
import io.cortap.core.operation.Observation.JobFailed;
import io.cortap.core.operation.Observation.JobLate;
import io.cortap.core.operation.Observation.JobsActive;
import io.cortap.core.operation.Observation.LinkDelivered;
import io.cortap.core.operation.Observation.LinkExpiredUnopened;
import io.cortap.core.operation.Observation.LinkOpened;
import io.cortap.core.operation.Observation.PhaseEnded;
import io.cortap.core.operation.Observation.QueueSampled;
import io.cortap.core.operation.Observation.UploadFailed;
import io.cortap.core.operation.Observation.Uploaded;
import io.cortap.core.operation.Observation.WebhookAttempted;
import io.cortap.core.operation.Observation.WebhookDecided;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.TraceParent;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an observer hears of the work, by virtual time. */
final class ObservingTest {
  private static final ReportType TYPE = new ReportType("draft_audit_report");

  private final Bench bench = new Bench();

  private <T extends Observation> List<T> heard(Class<T> kind) {
    return bench.heard.heard().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void failForGood() {
    bench.riskuity.answer(
        PROJECT,
        new Probe.Allowed(),
        new Controls.Refused(Problem.of(FailureCode.MISSING_REQUIRED_DATA, "none").forGood()));
  }

  @Test
  void aReportIsHeardOfFromItsRequestToItsDelivery() {
    Workflow node = bench.node("a");
    accepted(node);
    bench.clock.advance(Duration.ofSeconds(7));
    node.worker().runDue();

    assertThat(heard(JobCreated.class)).containsExactly(new JobCreated(TYPE));
    assertThat(heard(JobCompleted.class)).containsExactly(new JobCompleted(TYPE, Duration.ZERO));
    assertThat(heard(PhaseEnded.class))
        .extracting(PhaseEnded::phase)
        .containsExactly(Phase.FETCH, Phase.SEAL, Phase.RENDER, Phase.STORE);
    assertThat(heard(PhaseEnded.class)).allMatch(PhaseEnded::completed);
    assertThat(heard(Uploaded.class)).hasSize(2).allMatch(upload -> upload.sizeBytes() > 0);
    assertThat(heard(JobsActive.class)).containsExactly(new JobsActive(1), new JobsActive(0));
    assertThat(heard(WebhookAttempted.class)).containsExactly(new WebhookAttempted(1, true));
    assertThat(heard(WebhookDecided.class)).containsExactly(new WebhookDecided(true));
    assertThat(heard(LinkDelivered.class))
        .containsExactly(new LinkDelivered(Duration.ofSeconds(7)));
  }

  @Test
  void aFailureIsHeardOfWithItsCodeAndItsPhase() {
    failForGood();
    Workflow node = bench.node("a");
    JobId id = accepted(node);
    node.worker().runDue();

    assertThat(bench.job(id).status()).isEqualTo(JobStatus.FAILED);
    assertThat(heard(JobFailed.class))
        .containsExactly(new JobFailed(TYPE, FailureCode.MISSING_REQUIRED_DATA));
    assertThat(heard(LinkDelivered.class)).isEmpty();
  }

  @Test
  void aPhaseThatBreaksOffIsHeardOfAsSuch() {
    bench.blobs.meet(
        new Trouble() {
          @Override
          public void before(String call) {
            throw new PortUnavailableException("put a blob", "the disk is full");
          }
        });
    Workflow node = bench.node("a");
    accepted(node);
    node.worker().runDue();

    assertThat(heard(UploadFailed.class)).containsExactly(new UploadFailed(TYPE));
    assertThat(heard(PhaseEnded.class).getLast())
        .isEqualTo(new PhaseEnded(Phase.SEAL, Duration.ZERO, false));
  }

  @Test
  void aWebhookIsDecidedOnceHoweverManyAttemptsItTakes() {
    bench.receiver.answer(attempt -> new AttemptOutcome.Answered(500));
    Workflow node = bench.node("a");
    accepted(node);
    for (int i = 0; i < 12; i++) {
      node.worker().runDue();
      bench.clock.advance(Duration.ofSeconds(20));
    }
    bench.receiver.answer(attempt -> new AttemptOutcome.Answered(200));
    bench.clock.advance(Duration.ofHours(1));
    node.worker().runDue();

    assertThat(heard(WebhookAttempted.class)).hasSizeGreaterThan(6);
    assertThat(heard(WebhookAttempted.class).getLast().delivered()).isTrue();
    assertThat(heard(WebhookAttempted.class))
        .extracting(WebhookAttempted::attempt)
        .startsWith(1, 2, 3, 4, 5, 6);
    assertThat(heard(WebhookDecided.class)).containsExactly(new WebhookDecided(false));
  }

  @Test
  void anOpenedLinkIsHeardOfAndOneThatNobodyOpenedWhenItEnds() {
    Workflow node = bench.node("a");
    JobId opened = accepted(node);
    JobId unopened = accepted(node);
    node.worker().runDue();
    open(node, opened);

    bench.clock.advance(Duration.ofDays(8));
    node.worker().runDue();

    assertThat(heard(LinkOpened.class)).hasSize(1);
    assertThat(heard(LinkExpiredUnopened.class)).hasSize(1);
    assertThat(bench.job(unopened).links().getFirst().openings()).isZero();
  }

  private void open(Workflow node, JobId id) {
    String segment =
        SampleJobs.LINK_KEYS.segment(id, bench.job(id).links().getFirst()).orElseThrow();
    assertThat(node.openLink().open(id, segment)).isInstanceOf(Answer.Given.class);
  }

  /** A node that claims a job and then does nothing, until time has passed. */
  private Workflow afterClaiming(Duration passed) {
    Workflow node = bench.node("a", bench.riskuity, (thread, work) -> {});
    accepted(node);
    node.worker().dispatch();
    bench.clock.advance(passed);
    return node;
  }

  @Test
  void aJobThatIsNotFinishedFourMinutesAfterItsFirstClaimIsHeardOfOnce() {
    Workflow node = afterClaiming(Duration.ofMinutes(4));
    node.worker().runDue();
    bench.clock.advance(Duration.ofMinutes(2));
    node.worker().runDue();

    assertThat(heard(JobLate.class)).hasSize(1);
    assertThat(heard(JobCompleted.class)).hasSize(1);
  }

  @Test
  void aJobThatIsFinishedJustBeforeIsNotLate() {
    Workflow node = afterClaiming(Duration.ofMinutes(4).minusSeconds(1));
    node.worker().runDue();
    bench.clock.advance(Duration.ofMinutes(2));
    node.worker().runDue();

    assertThat(heard(JobLate.class)).isEmpty();
    assertThat(heard(JobCompleted.class)).hasSize(1);
  }

  @Test
  void whatWaitsIsSampledForAllNodes() {
    Workflow node = bench.node("a");
    accepted(node);
    accepted(node);
    bench.clock.advance(Duration.ofSeconds(42));
    node.worker().runDue();

    assertThat(heard(QueueSampled.class).getFirst())
        .isEqualTo(new QueueSampled(2, Duration.ofSeconds(42), Duration.ZERO));
  }

  @Test
  void anObserverThatFailsHarmsNoJob() {
    bench.observer =
        observation -> {
          throw new IllegalStateException("the registry is full");
        };
    Workflow node = bench.node("a");
    JobId id = accepted(node);
    node.worker().runDue();

    assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(bench.receiver.attempts()).hasSize(1);
  }

  @Test
  void theWebhookGoesOnInTheCallersTrace() {
    var trace = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
    Workflow node = bench.node("a");
    node.submitReport()
        .submit(new Caller(caller().token(), new CorrelationId("c", trace)), Bench.form());
    node.worker().runDue();

    assertThat(bench.receiver.attempts().getFirst().headers())
        .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  }
}

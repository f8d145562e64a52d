package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.form;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Due;
import io.cortap.core.job.JobId;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How much may wait, whose turn it is, and what happens to what comes on top. */
final class QueueTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("click-1");

  private final Bench bench = new Bench();

  private void riskuityIsSlow() {
    bench.riskuity.answer(
        PROJECT, new Probe.Unanswered("no answer"), new Controls.Read(SampleReviews.controls()));
  }

  private Caller callerOf(String tenant) {
    var token = new UserToken("token.of." + tenant);
    bench.tokens.issue(
        token,
        new Requester(new TenantId(tenant), new UserId("7")),
        NOON.plus(Duration.ofHours(1)));
    return new Caller(token, new CorrelationId("c"));
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheTimeToComeBackAndNothingIsStored() {
    bench.queue = new QueueLimits(2, 1);
    Workflow node = bench.node("a");
    accepted(node);
    accepted(node);

    Problem problem = refusal(node.submitReport().submit(caller(), form()));

    assertThat(problem.code()).isEqualTo(FailureCode.QUEUE_FULL);
    assertThat(problem.details()).containsEntry("retry_after_seconds", 60);
    assertThat(bench.jobs.due(Due.Lane.REPORT, NOON, 10)).hasSize(2);
  }

  private Instant estimate(Workflow node, Caller caller) {
    return switch (node.submitReport().submit(caller, form())) {
      case Answer.Given<SubmitReport.Accepted> given -> given.value().estimatedCompletion();
      case Answer.Refused<SubmitReport.Accepted> refused ->
          throw new AssertionError(refused.problem().toString());
    };
  }

  @Test
  void theEstimateCountsEveryJobOfTheTenantThatIsAheadAndNobodyElses() {
    Workflow node = bench.node("a");
    for (int ahead = 0; ahead < 12; ahead++) {
      accepted(node);
    }

    assertThat(estimate(node, caller())).isEqualTo(NOON.plus(Pace.UNKNOWN.multipliedBy(13)));
    assertThat(estimate(node, callerOf("13"))).isEqualTo(NOON.plus(Pace.UNKNOWN));
  }

  @Test
  void theEstimateOfAJobOfNobodyCountsTheJobsOfNobody() {
    Workflow node = bench.node("a");
    accepted(node);
    riskuityIsSlow();

    assertThat(estimate(node, callerOf("13"))).isEqualTo(NOON.plus(Pace.UNKNOWN));
    assertThat(estimate(node, callerOf("14"))).isEqualTo(NOON.plus(Pace.UNKNOWN.multipliedBy(2)));
  }

  @Test
  void aJobThatEndsMakesRoom() {
    bench.queue = new QueueLimits(1, 1);
    Workflow node = bench.node("a");
    accepted(node);
    assertThat(refusal(node.submitReport().submit(caller(), form())).code())
        .isEqualTo(FailureCode.QUEUE_FULL);

    node.worker().runDue();

    accepted(node);
  }

  @Test
  void aTrialIsRefusedLikeTheRealCall() {
    bench.queue = new QueueLimits(1, 1);
    Workflow node = bench.node("a");
    accepted(node);

    assertThat(refusal(node.submitReport().tryOut(caller(), form())).code())
        .isEqualTo(FailureCode.QUEUE_FULL);
  }

  @Test
  void aRepeatedSubmissionGetsItsJobThoughThereIsNoRoom() {
    bench.queue = new QueueLimits(1, 1);
    Workflow node = bench.node("a");
    node.submitReport().submitOnce(caller(), KEY, form());

    assertThat(node.submitReport().submitOnce(caller(), KEY, form()))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given -> assertThat(given.value()).isInstanceOf(SubmitReport.Replayed.class));
  }

  @Test
  void jobsOfTokensThatNobodyConfirmedFillTheirOwnQueueAndNoTenants() {
    bench.queue = new QueueLimits(2, 2);
    Workflow node = bench.node("a");
    riskuityIsSlow();
    accepted(node);
    accepted(node);
    Problem full = refusal(node.submitReport().submit(caller(), form()));
    assertThat(full.message()).contains("not confirmed yet");

    bench.riskuity.hold(PROJECT, SampleReviews.controls());

    accepted(node);
    accepted(node);
  }

  @Test
  void aTokenThatIsKnownToBeGenuineCountsForItsTenantWhileTheProjectIsUnconfirmed() {
    bench.queue = new QueueLimits(2, 1);
    Workflow node = bench.node("a");
    node.findJob().find(caller(), SampleJobs.id(1));
    riskuityIsSlow();

    accepted(node);
    accepted(node);

    assertThat(refusal(node.submitReport().submit(caller(), form())).message())
        .contains("jobs of this tenant");
  }

  @Test
  void twoGenuineTokensOfOneUserMakeOneJobUnderOneKeyThoughRiskuityIsSlow() {
    Workflow node = bench.node("a");
    var other = new UserToken("maras.other.token");
    bench.tokens.issue(other, Bench.MARA, NOON.plus(Duration.ofHours(1)));
    var again = new Caller(other, new CorrelationId("c"));
    node.findJob().find(caller(), SampleJobs.id(1));
    node.findJob().find(again, SampleJobs.id(1));
    riskuityIsSlow();

    node.submitReport().submitOnce(caller(), KEY, form());

    assertThat(node.submitReport().submitOnce(again, KEY, form()))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given -> assertThat(given.value()).isInstanceOf(SubmitReport.Replayed.class));
  }

  @Test
  void aTenantWithThousandsWaitingHoldsUpNobodyWhoComesLater() throws Exception {
    bench.capacity = new WorkflowSettings.Capacity(1, 1, 1, 2);
    List<String> done = new ArrayList<>();
    var finished = new CountDownLatch(1);
    Workflow intake = bench.node("intake");
    for (int i = 0; i < 40; i++) {
      accepted(intake);
    }
    bench.clock.advance(Duration.ofSeconds(1));
    intake.submitReport().submit(callerOf("99"), form());
    bench.receiver.answer(attempt -> {
      done.add(new String(attempt.body(), StandardCharsets.UTF_8));
      if (done.size() == 41) {
        finished.countDown();
      }
      return new AttemptOutcome.Answered(200);
    });
    JobId of99 =
        bench.jobs.due(Due.Lane.REPORT, bench.clock.instant(), 10).stream()
            .filter(job -> job.value().key().tenant().value().equals("99"))
            .findFirst()
            .orElseThrow()
            .value()
            .id();

    try (Workflow node = bench.node("a")) {
      node.worker().start();
      assertThat(finished.await(1, TimeUnit.MINUTES)).isTrue();
    }

    int place = 0;
    while (!done.get(place).contains(of99.value())) {
      place++;
    }
    assertThat(place).isLessThan(10);
  }
}

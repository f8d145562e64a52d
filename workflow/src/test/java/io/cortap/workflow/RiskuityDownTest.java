package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.job.Effort;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ControlsKey;
import io.cortap.core.upstream.Circuit;
import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of jobs while Riskuity does not answer: they wait, and are not charged for it. */
final class RiskuityDownTest {
  private final Bench bench = new Bench();
  private final Workflow node = bench.node("a");

  @BeforeEach
  void riskuityIsDown() {
    bench.riskuity.answer(
        PROJECT,
        new Probe.Unanswered("accepted no connection"),
        new Controls.Refused(
            Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity accepted no connection")));
  }

  private void riskuityIsBack() {
    bench.riskuity.hold(PROJECT, SampleReviews.controls());
  }

  /** Five jobs that each met the silence once: enough to open the circuit. */
  private List<JobId> openedBy() {
    var ids = new ArrayList<JobId>();
    for (int i = 0; i < Circuit.FAILURES; i++) {
      ids.add(accepted(node));
    }
    node.worker().runDue();
    assertThat(ids).allMatch(id -> bench.job(id).effort().failures() == 1);
    return ids;
  }

  private CheckHealth.Part riskuityPart() {
    return node.checkHealth().parts().stream()
        .filter(part -> part.name().equals("riskuity"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aJobWaitsForRiskuityAtNoChargeAndSaysWhy() {
    openedBy();
    JobId later = accepted(node);

    node.worker().runDue();

    assertThat(bench.job(later).effort()).isEqualTo(Effort.NONE);
    assertThat(bench.job(later).state())
        .isInstanceOfSatisfying(
            JobState.Queued.class,
            queued -> {
              assertThat(queued.dueAt()).isEqualTo(NOON.plus(Circuit.FIRST_PAUSE));
              assertThat(queued.reason()).contains("Riskuity has not answered since");
            });
  }

  @Test
  void submissionsAreAcceptedAndRiskuityIsNotEvenAsked() {
    openedBy();
    riskuityIsBack();

    JobId id = accepted(node);

    assertThat(bench.job(id).material().confirmed()).isFalse();
  }

  @Test
  void oneJobTriesAndTheOthersWaitForWhatItFinds() {
    List<JobId> ids = openedBy();
    bench.clock.advance(Circuit.FIRST_PAUSE);

    node.worker().runDue();

    assertThat(ids.stream().filter(id -> bench.job(id).effort().failures() == 2)).hasSize(1);
  }

  @Test
  void onceRiskuityAnswersEverythingGoesOn() {
    List<JobId> ids = openedBy();
    JobId waiting = accepted(node);
    node.worker().runDue();
    riskuityIsBack();

    bench.clock.advance(Circuit.FIRST_PAUSE);
    node.worker().runDue();
    bench.clock.advance(Circuit.TRIAL);
    node.worker().runDue();

    ids.add(waiting);
    assertThat(ids).allMatch(id -> bench.job(id).status() == JobStatus.COMPLETED);
    assertThat(bench.job(waiting).effort().failures()).isZero();
    assertThat(riskuityPart().detail()).isEmpty();
  }

  @Test
  void readinessTellsOfItAndStaysReady() {
    assertThat(riskuityPart()).isEqualTo(new CheckHealth.Part("riskuity", true, ""));

    openedBy();

    assertThat(riskuityPart().ready()).isTrue();
    assertThat(riskuityPart().detail()).contains("has not answered since 2027-03-15T12:00:00Z");
  }

  @Test
  void sealedJobsNeedNoRiskuityAndGoOn() {
    riskuityIsBack();
    JobId sealed = accepted(node);
    bench.blobs.meet(
        new Trouble() {
          private int puts;

          @Override
          public void before(String call) {
            if (call.equals("put") && ++puts == 2) {
              throw new PortUnavailableException(call, "the disk is full");
            }
          }
        });
    node.worker().runDue();
    bench.blobs.meet(Trouble.NONE);
    bench.cache.drop(new ControlsKey(Bench.MARA, PROJECT));
    riskuityIsDown();
    openedBy();

    bench.clock.advance(Duration.ofSeconds(2));
    node.worker().runDue();

    assertThat(bench.job(sealed).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aJobWhoseTokenEndsMeanwhileDoesNotWaitForEver() {
    List<JobId> ids = openedBy();
    JobId waiting = accepted(node);
    ids.add(waiting);

    for (int minute = 0; minute < 90; minute++) {
      bench.clock.advance(Duration.ofMinutes(1));
      node.worker().runDue();
    }

    assertThat(ids).allMatch(id -> bench.job(id).state() instanceof JobState.Failed);
  }

  @Test
  void aTokenThatEndedInTheMeantimeAsksForAFreshOneAndNotForRiskuity() {
    openedBy();
    JobId waiting = accepted(node);
    node.worker().runDue();
    bench.clock.advance(Duration.ofMinutes(90));

    node.worker().runDue();

    assertThat(bench.job(waiting).state())
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.problem().code()).isEqualTo(FailureCode.EXPIRED_TOKEN));
  }
}

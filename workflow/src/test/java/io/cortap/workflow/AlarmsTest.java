package io.cortap.workflow;

import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryControlsCache;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every alarm of the contract rings when it should, once, and says when it is over. */
final class AlarmsTest {
  private static final Duration A_WINDOW = Duration.ofMinutes(5);

  private final Bench bench = new Bench();

  private List<String> told() {
    return bench.alerts.told().stream()
        .map(notice -> notice.alarm() + (notice.raised() ? " raised" : " over"))
        .toList();
  }

  /** Time goes by, and the node looks as it does every quarter of a minute. */
  private void pass(Workflow node, Duration time) {
    for (Duration left = time; left.isPositive(); left = left.minusSeconds(15)) {
      bench.clock.advance(Duration.ofSeconds(15));
      node.worker().runDue();
    }
  }

  private void failForGood() {
    bench.riskuity.answer(
        PROJECT,
        new Probe.Allowed(),
        new Controls.Refused(Problem.of(FailureCode.MISSING_REQUIRED_DATA, "none").forGood()));
  }

  @Test
  void moreThanATenthOfFailedJobsRingsAndIsOverWithItsWindow() {
    bench.cache = new InMemoryControlsCache(Duration.ZERO);
    Workflow node = bench.node("a");
    for (int i = 0; i < 9; i++) {
      accepted(node);
    }
    node.worker().runDue();
    failForGood();
    accepted(node);
    node.worker().runDue();
    pass(node, Duration.ofSeconds(30));
    assertThat(told()).as("one of ten is tolerated").isEmpty();

    accepted(node);
    pass(node, Duration.ofSeconds(30));
    assertThat(told()).containsExactly("JOB_FAILURE_RATE raised");

    pass(node, A_WINDOW);
    assertThat(told()).containsExactly("JOB_FAILURE_RATE raised", "JOB_FAILURE_RATE over");
  }

  @Test
  void aSixthJobThatCannotBeToldToItsReceiverRingsUntilOneCan() {
    bench.receiver.answer(attempt -> new AttemptOutcome.Answered(503));
    Workflow node = bench.node("a");
    for (int i = 0; i < 5; i++) {
      accepted(node);
    }
    pass(node, Duration.ofMinutes(2));
    assertThat(told()).as("five are tolerated").isEmpty();

    accepted(node);
    pass(node, Duration.ofMinutes(2));
    assertThat(told()).containsExactly("WEBHOOK_FAILURES raised");
    assertThat(bench.alerts.told().getFirst().subject()).isEqualTo("hooks.example.test");

    bench.receiver.answer(attempt -> new AttemptOutcome.Answered(200));
    accepted(node);
    pass(node, Duration.ofSeconds(30));
    assertThat(told()).containsExactly("WEBHOOK_FAILURES raised", "WEBHOOK_FAILURES over");
  }

  @Test
  void aJobThatIsNotFinishedFourMinutesAfterItsFirstClaimRings() {
    Workflow node = bench.node("a", bench.riskuity, (thread, work) -> {});
    accepted(node);
    node.worker().dispatch();
    bench.clock.advance(Duration.ofMinutes(4));
    node.worker().runDue();
    assertThat(told()).contains("JOB_LATE raised");

    pass(node, A_WINDOW);
    assertThat(told()).contains("JOB_LATE over");
  }

  @Test
  void aJobThatRunsOutOfTimeRings() {
    bench.riskuity.answer(
        PROJECT,
        new Probe.Allowed(),
        new Controls.Refused(
            Problem.of(FailureCode.JOB_TIMEOUT, "the job took too long").forGood()));
    Workflow node = bench.node("a");
    JobId id = accepted(node);
    pass(node, Duration.ofSeconds(30));

    assertThat(bench.job(id).state()).isInstanceOf(JobState.Failed.class);
    assertThat(told()).contains("JOB_LATE raised");

    pass(node, A_WINDOW);
    assertThat(told()).contains("JOB_LATE over");
  }

  @Test
  void anUploadThatFailsRings() {
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
    bench.blobs.meet(Trouble.NONE);
    pass(node, Duration.ofSeconds(30));
    assertThat(told()).containsExactly("UPLOAD_ERROR raised");

    pass(node, A_WINDOW);
    assertThat(told()).containsExactly("UPLOAD_ERROR raised", "UPLOAD_ERROR over");
  }

  @Test
  void workThatIsDueForMoreThanAMinuteRingsUntilItIsTaken() {
    Workflow node = bench.node("a");
    accepted(node);
    bench.clock.advance(Duration.ofSeconds(61));
    node.worker().runDue();
    assertThat(told()).containsExactly("QUEUE_AGE raised");
    assertThat(bench.alerts.told().getFirst().detail()).contains("61 s");

    pass(node, Duration.ofSeconds(15));
    assertThat(told()).containsExactly("QUEUE_AGE raised", "QUEUE_AGE over");
  }

  @Test
  void workThatIsDueForAMinuteIsTolerated() {
    Workflow node = bench.node("a");
    accepted(node);
    bench.clock.advance(Duration.ofSeconds(60));
    node.worker().runDue();

    assertThat(told()).isEmpty();
  }

  @Test
  void aNoticeThatDidNotArriveIsToldAgainInOrder() {
    bench.alerts.open(false);
    Workflow node = bench.node("a");
    accepted(node);
    bench.clock.advance(Duration.ofSeconds(61));
    node.worker().runDue();
    pass(node, Duration.ofSeconds(15));
    assertThat(told()).isEmpty();

    bench.alerts.open(true);
    pass(node, Duration.ofSeconds(15));
    assertThat(told()).containsExactly("QUEUE_AGE raised", "QUEUE_AGE over");
  }
}

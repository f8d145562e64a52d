package io.cortap.workflow;

import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.form;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A project has so many reports a day; the clock begins at noon. */
final class DailyReportsTest {
  private static final ProjectId OTHER = new ProjectId(59);

  private final Bench bench = new Bench();

  private Workflow node(int perProject) {
    bench.rates = new WorkflowSettings.Rates(0, 0, perProject);
    return bench.node("a");
  }

  private static Problem refused(Workflow node) {
    return refusal(node.submitReport().submit(caller(), form()));
  }

  @Test
  void theOneOnTopIsRefusedUntilMidnightAndNotStored() {
    Workflow node = node(2);
    accepted(node);
    accepted(node);

    Problem problem = refused(node);

    assertThat(problem.code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
    assertThat(problem.message()).contains("2 reports of project 58", "today (UTC)");
    assertThat(problem.details()).containsEntry("retry_after_seconds", 43_200);
    assertThat(refusal(node.submitReport().tryOut(caller(), form())).code())
        .isEqualTo(FailureCode.TOO_MANY_REQUESTS);
  }

  @Test
  void everyNodeCountsTheSame() {
    accepted(node(1));

    assertThat(refused(bench.node("b")).code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
  }

  @Test
  void anotherProjectHasADayOfItsOwn() {
    Workflow node = node(1);
    bench.riskuity.hold(OTHER, SampleReviews.controls());
    accepted(node);

    var form = new HashMap<String, @Nullable Object>(form());
    form.put("project_id", OTHER.value());
    assertThat(node.submitReport().submit(caller(), form)).isInstanceOf(Answer.Given.class);
  }

  @Test
  void atMidnightItBeginsAnew() {
    bench.tokens.issue(Bench.TOKEN, Bench.MARA, Bench.NOON.plus(Duration.ofDays(1)));
    bench.clock.advance(Duration.ofHours(11).plusMinutes(59));
    Workflow node = node(1);
    accepted(node);
    assertThat(refused(node).details()).containsEntry("retry_after_seconds", 60);

    bench.clock.advance(Duration.ofMinutes(1));
    // The job of yesterday moves today.
    node.worker().runDue();
    accepted(node);

    assertThat(refused(node).code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
  }

  @Test
  void whatFailedOrWasCancelledDoesNotCount() {
    Workflow node = node(1);
    JobId cancelled = accepted(node);
    node.cancelJob().cancel(caller(), cancelled);
    bench.riskuity.answer(
        PROJECT,
        new Probe.Allowed(),
        new Controls.Refused(Problem.of(FailureCode.PROJECT_NOT_FOUND, "gone")));
    accepted(node);
    node.worker().runDue();

    accepted(node);

    assertThat(refused(node).code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
  }

  @Test
  void whoRepeatsARequestIsAnsweredWithItsJobAllTheSame() {
    Workflow node = node(1);
    var key = new IdempotencyKey("click-1");
    node.submitReport().submitOnce(caller(), key, form());

    assertThat(node.submitReport().submitOnce(caller(), key, form()))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given -> assertThat(given.value()).isInstanceOf(SubmitReport.Replayed.class));
    assertThat(
            refusal(node.submitReport().submitOnce(caller(), new IdempotencyKey("click-2"), form()))
                .code())
        .isEqualTo(FailureCode.TOO_MANY_REQUESTS);
  }

  @Test
  void whomRiskuityHasNotConfirmedUsesUpNothingOfTheProject() {
    Workflow node = node(1);
    bench.riskuity.answer(
        PROJECT, new Probe.Unanswered("no answer"), new Controls.Read(SampleReviews.controls()));
    accepted(node);
    accepted(node);

    bench.riskuity.hold(PROJECT, SampleReviews.controls());
    accepted(node);

    assertThat(refused(node).code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
  }

  @Test
  void moreThanAPageOfThemIsCounted() {
    Workflow node = node(101);
    for (int report = 0; report < 101; report++) {
      accepted(node);
    }

    assertThat(refused(node).code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
  }
}

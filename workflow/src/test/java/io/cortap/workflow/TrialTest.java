package io.cortap.workflow;

import static io.cortap.workflow.Bench.MARA;
import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.form;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Due;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.SubmitReport.Accepted;
import io.cortap.ports.inbound.SubmitReport.Check;
import io.cortap.ports.inbound.SubmitReport.Trial;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests that are tried out. */
final class TrialTest {
  private final Bench bench = new Bench();
  private final List<String> writes = new ArrayList<>();
  private final Workflow node = bench.node("a");

  private static Map<String, @Nullable Object> trial() {
    Map<String, @Nullable Object> trial = form();
    trial.put("dry_run", true);
    return trial;
  }

  private Trial tried(Caller caller, Map<String, @Nullable Object> form) {
    return switch (node.submitReport().tryOut(caller, form)) {
      case Answer.Given<Trial> given -> given.value();
      case Answer.Refused<Trial> refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  private void watchWrites() {
    var watching =
        new Trouble() {
          @Override
          public void before(String call) {
            if (List.of("add", "replace", "put").contains(call)) {
              writes.add(call);
            }
          }
        };
    bench.jobs.meet(watching);
    bench.blobs.meet(watching);
  }

  @Test
  void aRequestThatFitsIsAcceptedAndEveryCheckNamed() {
    Trial trial = tried(caller(), trial());

    assertThat(trial.request().project()).isEqualTo(PROJECT);
    assertThat(trial.checks()).allMatch(Check::passed);
    assertThat(trial.checks())
        .extracting(Check::name)
        .containsExactly("token", "request", "report_type", "callback_url", "project", "store");
    assertThat(trial.warnings()).isEmpty();
  }

  @Test
  void nothingIsStoredNoKeyClaimedAndNobodyTold() {
    watchWrites();

    tried(caller(), trial());

    assertThat(writes).isEmpty();
    assertThat(bench.jobs.due(Due.Lane.REPORT, NOON.plusSeconds(3600), 10)).isEmpty();
    assertThat(bench.jobs.due(Due.Lane.DELIVERY, NOON.plusSeconds(3600), 10)).isEmpty();
    assertThat(node.worker().runDue()).isZero();
    assertThat(bench.receiver.attempts()).isEmpty();
    assertThat(node.listJobs().list(caller(), Map.of()))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given ->
                assertThat(given.value()).hasToString("Page[jobs=[], nextCursor=Optional.empty]"));
    assertThat(node.submitReport().submitOnce(caller(), new IdempotencyKey("click"), form()))
        .isInstanceOfSatisfying(
            Answer.Given.class, given -> assertThat(given.value()).isInstanceOf(Accepted.class));
  }

  @Test
  void theWarningsAreThoseOfTheRealCall() {
    bench.riskuity.answer(
        PROJECT,
        new Probe.Unanswered("no answer in 0.8 s"),
        new Controls.Read(SampleReviews.controls()));
    var hasty = new UserToken("ends.too.early");
    bench.tokens.issue(hasty, MARA, NOON.plusSeconds(20));
    var caller = new Caller(hasty, new CorrelationId("c"));
    Map<String, @Nullable Object> form = trial();
    form.put("options", Map.of("include_attachments", true));
    form.put("colour", "blue");

    Trial trial = tried(caller, form);
    form.remove("dry_run");

    assertThat(node.submitReport().submit(caller, form))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given ->
                assertThat(given.value())
                    .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(trial.warnings()).isEqualTo(accepted.warnings())));
    assertThat(trial.warnings()).hasSize(4);
    assertThat(trial.checks().stream().filter(check -> !check.passed()))
        .extracting(Check::name)
        .containsExactly("project");
  }

  @Test
  void aStoreThatIsDownIsTheSameAnswerAsForAJob() {
    bench.troubledCaretaker.meet(
        new Trouble() {
          @Override
          public void before(String call) {
            throw new PortUnavailableException(call, "the disk is full");
          }
        });

    assertThat(refusal(node.submitReport().tryOut(caller(), trial())).code())
        .isEqualTo(FailureCode.SERVICE_UNAVAILABLE);
  }

  @Test
  void whoeverAsksForATrialAtAnotherCallGetsNoJob() {
    assertThat(refusal(node.submitReport().submit(caller(), trial())).code())
        .isEqualTo(FailureCode.INVALID_REQUEST);
    assertThat(refusal(node.generateReport().generate(caller(), trial())).code())
        .isEqualTo(FailureCode.INVALID_REQUEST);
    assertThat(node.worker().runDue()).isZero();
  }
}

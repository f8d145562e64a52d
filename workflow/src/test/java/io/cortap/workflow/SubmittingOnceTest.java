package io.cortap.workflow;

import static io.cortap.workflow.Bench.MARA;
import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.TOKEN;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.form;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobStatus;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.SubmitReport.Accepted;
import io.cortap.ports.inbound.SubmitReport.Recognized;
import io.cortap.ports.inbound.SubmitReport.Replayed;
import io.cortap.ports.inbound.SubmitReport.Submission;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a submission that comes more than once under one Idempotency-Key. */
final class SubmittingOnceTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("click-1");
  private static final UserToken LATER_TOKEN = new UserToken("maras.second.token");

  private final Bench bench = new Bench();
  private final Workflow node = bench.node("a");

  private Answer<Submission> once(Caller caller, Map<String, ? extends @Nullable Object> form) {
    return node.submitReport().submitOnce(caller, KEY, form);
  }

  private Submission once() {
    return once(caller());
  }

  private Submission once(Caller caller) {
    return given(once(caller, form()));
  }

  private static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T> given -> given.value();
      case Answer.Refused<T> refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  private JobId accepted() {
    return accepted(once());
  }

  private static JobId accepted(Submission submission) {
    return submission instanceof Accepted accepted ? accepted.job().id() : unexpected(submission);
  }

  private static Job replayed(Submission submission) {
    if (submission instanceof Replayed replayed) {
      return replayed.found().job();
    }
    throw new AssertionError("not replayed: " + submission);
  }

  private static JobId unexpected(Submission submission) {
    throw new AssertionError("not accepted: " + submission);
  }

  private int jobs() {
    return bench.jobs.due(Due.Lane.REPORT, bench.clock.instant(), 100).size();
  }

  private void riskuityIsSlow() {
    bench.riskuity.answer(
        PROJECT,
        new Probe.Unanswered("no answer in 0.8 s"),
        new Controls.Read(SampleReviews.controls()));
  }

  private void riskuityAnswers() {
    bench.riskuity.hold(PROJECT, SampleReviews.controls());
  }

  private static Caller with(UserToken token) {
    return new Caller(token, new CorrelationId("bench"));
  }

  private Caller laterToken() {
    bench.tokens.issue(LATER_TOKEN, MARA, NOON.plus(Duration.ofHours(2)));
    return with(LATER_TOKEN);
  }

  @Nested
  class Replaying {
    @Test
    void theSameRequestUnderTheKeyIsTheSameJob() {
      JobId first = accepted();

      assertThat(replayed(once())).isEqualTo(bench.job(first));
      assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void theJobIsShownAsItStandsNowWithItsLink() {
      JobId first = accepted();
      node.worker().runDue();

      Submission again = once();

      assertThat(replayed(again).id()).isEqualTo(first);
      assertThat(replayed(again).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(again)
          .isInstanceOfSatisfying(
              Replayed.class,
              replay -> assertThat(replay.found().download()).isInstanceOf(Download.Ready.class));
    }

    @Test
    void aRequestThatIsWrittenDifferentlyIsTheSame() {
      JobId first = accepted();
      var form = new HashMap<>(form());
      form.put("project_id", "58");
      form.put("options", Map.of("format", "docx", "include_attachments", false));
      form.put("dry_run", false);

      assertThat(replayed(given(once(caller(), form))).id()).isEqualTo(first);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefusedAndStoresNothing() {
      accepted();
      var form = new HashMap<>(form());
      form.put("options", Map.of("include_attachments", true));

      assertThat(refusal(once(caller(), form)).code())
          .isEqualTo(FailureCode.IDEMPOTENCY_KEY_REUSED);
      assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
      var broken = new HashMap<>(form());
      broken.put("project_id", 0);
      assertThat(refusal(once(caller(), broken)).code()).isEqualTo(FailureCode.INVALID_REQUEST);

      accepted();
    }

    @Test
    void withoutAKeyEverySubmissionIsAJob() {
      JobId first = accepted();

      assertThat(Bench.accepted(node)).isNotEqualTo(first);
      assertThat(Bench.accepted(node)).isNotEqualTo(first);
      assertThat(jobs()).isEqualTo(3);
    }

    @Test
    void aColleaguesEqualKeyIsAnother() {
      JobId first = accepted();
      bench.tokens.issue(
          LATER_TOKEN,
          new Requester(MARA.tenant(), new UserId("8")),
          NOON.plus(Duration.ofHours(2)));

      assertThat(accepted(once(with(LATER_TOKEN)))).isNotEqualTo(first);
    }

    @Test
    void aSubmissionWhoseAnswerWasLostIsFoundAgain() {
      JobId first = accepted(once());

      Submission again = given(bench.node("b").submitReport().submitOnce(caller(), KEY, form()));

      assertThat(replayed(again).id()).isEqualTo(first);
    }

    @Test
    void ofEightFirstSubmissionsAtOnceOneIsAcceptedAndTheOthersGetIt() throws Exception {
      Callable<Submission> submission = SubmittingOnceTest.this::once;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Submission> results =
            threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> submission).toList()).stream()
                .map(Future::resultNow)
                .toList();

        assertThat(results).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Replayed.class::isInstance).hasSize(7);
        assertThat(jobs()).isEqualTo(1);
      }
    }
  }

  @Nested
  class WhileNobodyVouches {
    @Test
    void theSameTokenLearnsWhichJobAndHowItStandsAndNoMore() {
      JobId first = accepted();
      bench.clock.advance(TokenFacts.KEPT);
      riskuityIsSlow();

      assertThat(once()).isEqualTo(new Recognized(first, JobStatus.QUEUED));
    }

    @Test
    void anUnconfirmedSubmissionIsFoundAgainBeforeAndAfterItIsConfirmed() {
      riskuityIsSlow();
      JobId first = accepted();

      assertThat(once()).isEqualTo(new Recognized(first, JobStatus.QUEUED));
      riskuityAnswers();
      assertThat(replayed(once()).id()).isEqualTo(first);
    }

    @Test
    void aTokenThatWasSeenToBeGenuineElsewhereIsVouchedForThoughTheProjectIsNot() {
      JobId first = accepted();
      riskuityIsSlow();
      bench.clock.advance(TokenFacts.KEPT);
      given(node.findJob().find(caller(), first));

      assertThat(replayed(once()).id()).isEqualTo(first);
    }

    @Test
    void anotherTokenInTheUsersNameReachesNothing() {
      JobId first = accepted();
      riskuityIsSlow();

      assertThat(accepted(once(laterToken()))).isNotEqualTo(first);
    }

    @Test
    void aForgedTokenTakesNoKeyFromTheUserWhomItNames() {
      riskuityIsSlow();
      JobId forged = accepted(once(laterToken()));
      riskuityAnswers();

      assertThat(accepted()).isNotEqualTo(forged);
    }

    @Test
    void aFreshTokenOfTheUserFindsTheJobOnceItIsVouchedFor() {
      JobId first = accepted();

      assertThat(replayed(once(laterToken())).id()).isEqualTo(first);
      assertThat(TOKEN).isNotEqualTo(LATER_TOKEN);
    }
  }

  @Nested
  class Ending {
    @Test
    void afterSevenDaysTheKeyMakesANewJob() {
      JobId first = accepted();
      node.worker().runDue();
      bench.tokens.issue(TOKEN, MARA, NOON.plus(Duration.ofDays(30)));

      bench.clock.advance(Duration.ofDays(7).minusMillis(1));
      assertThat(replayed(once()).id()).isEqualTo(first);
      bench.clock.advance(Duration.ofMillis(1));
      assertThat(accepted()).isNotEqualTo(first);
    }
  }
}

package io.cortap.workflow;

import static io.cortap.workflow.Bench.MARA;
import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.TOKEN;
import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.form;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cortap.adapter.memory.InMemoryNotifier;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Effort;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.Material;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.UserToken;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.SubmitReport.Accepted;
import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.ports.outbound.TokenVerifier.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class WorkflowTest {
  private final Bench bench = new Bench();

  private static Problem problemOf(Job job) {
    return switch (job.state()) {
      case JobState.Failed failed -> failed.problem();
      case JobState.Completed completed -> throw new AssertionError("completed");
      case JobState.Cancelled cancelled -> throw new AssertionError("cancelled");
      case JobState.Queued queued -> throw new AssertionError("queued");
      case JobState.Running running -> throw new AssertionError("running");
    };
  }

  @Nested
  class Accepting {
    @Test
    void theTokenIsKeptEncryptedAndTheProjectCountsAsAuthorized() {
      JobId id = accepted(bench.node("a"));

      assertThat(bench.job(id).material())
          .isInstanceOfSatisfying(
              Material.Token.class,
              token -> {
                assertThat(token.authorized()).isTrue();
                assertThat(new String(token.token().bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(TOKEN.reveal());
              });
    }

    @Test
    void aSlowRiskuityIsNoReasonToRefuse() {
      bench.riskuity.answer(
          PROJECT,
          new Probe.Unanswered("no answer in 0.8 s"),
          new Controls.Read(SampleReviews.controls()));

      Accepted accepted = given(bench.node("a").submitReport().submit(caller(), form()));

      assertThat(accepted.warnings())
          .singleElement()
          .asString()
          .startsWith("Riskuity did not confirm the project in time");
      assertThat(accepted.job().warnings()).isEmpty();
      assertThat(accepted.job().material())
          .isInstanceOfSatisfying(
              Material.Token.class, token -> assertThat(token.authorized()).isFalse());
    }

    @Test
    void aTokenThatWillEndTooEarlyEarnsAWarning() {
      var hasty = new UserToken("ends.too.early");
      bench.tokens.issue(hasty, MARA, NOON.plusSeconds(20));

      Answer<Accepted> answer =
          bench.node("a").submitReport().submit(new Caller(hasty, new CorrelationId("c")), form());

      assertThat(given(answer).warnings()).singleElement().asString().contains("EXPIRED_TOKEN");
    }

    @Test
    void theEstimateGrowsWithTheQueue() {
      Workflow node = bench.node("a");

      Accepted first = given(node.submitReport().submit(caller(), form()));
      Accepted second = given(node.submitReport().submit(caller(), form()));

      assertThat(first.estimatedCompletion()).isEqualTo(NOON.plus(Pace.UNKNOWN));
      assertThat(second.estimatedCompletion()).isEqualTo(NOON.plus(Pace.UNKNOWN.multipliedBy(2)));
    }

    private static Accepted given(Answer<Accepted> answer) {
      return switch (answer) {
        case Answer.Given<Accepted> given -> given.value();
        case Answer.Refused<Accepted> refused ->
            throw new AssertionError(refused.problem().toString());
      };
    }

    @Test
    void aStoreThatIsDownIsAnAnswerWithoutItsReasons() {
      bench.jobs.meet(unavailable("add"));

      Problem problem = refusal(bench.node("a").submitReport().submit(caller(), form()));

      assertThat(problem.code()).isEqualTo(FailureCode.SERVICE_UNAVAILABLE);
      assertThat(problem.message()).doesNotContain("disk");
    }
  }

  /** That call always fails without having happened. */
  private static Trouble unavailable(String call) {
    return new Trouble() {
      @Override
      public void before(String met) {
        if (met.equals(call)) {
          throw new PortUnavailableException(call, "the disk is full");
        }
      }
    };
  }

  /** That call happens once, and its answer is lost. */
  private static Trouble lostAnswer(String call) {
    var lost = new AtomicBoolean();
    return new Trouble() {
      @Override
      public void after(String met) {
        if (met.equals(call) && lost.compareAndSet(false, true)) {
          throw new PortUnavailableException(call, "the answer was lost");
        }
      }
    };
  }

  @Nested
  class Making {
    @Test
    void theSnapshotIsStoredAndTheTokenGone() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);

      node.worker().runDue();

      assertThat(bench.job(id).material())
          .isInstanceOfSatisfying(
              Material.Snapshot.class,
              snapshot ->
                  assertThat(bench.blobs.find(snapshot.key()).orElseThrow().sha256())
                      .isEqualTo(snapshot.sha256()));
    }

    @Test
    void blobsLieWhereTheContractSays() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);

      node.worker().runDue();

      assertThat(bench.blobs.written())
          .extracting(BlobKey::value)
          .containsExactly(
              "data/12/project-58/canonical_20270315_120000_" + id + "_1.json",
              "reports/12/project-58/draft_audit_report_20270315_120000_" + id + "_1.docx");
    }

    @Test
    void aBlobStoreThatIsDownPutsTheJobOffAndTheReportIsMadeLater() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      bench.blobs.meet(unavailable("put"));
      node.worker().runDue();
      assertThat(bench.job(id).status()).isEqualTo(JobStatus.PROCESSING);

      bench.blobs.meet(Trouble.NONE);
      bench.clock.advance(Duration.ofSeconds(2));
      node.worker().runDue();

      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(bench.job(id).effort().failures()).isEqualTo(1);
      assertThat(bench.job(id).effort().crashes()).isZero();
    }

    @Test
    void aBlobStoreThatStaysDownFailsTheJobByName() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      bench.blobs.meet(unavailable("put"));

      node.worker().runDue();
      for (int seconds : List.of(2, 8, 30)) {
        bench.clock.advance(Duration.ofSeconds(seconds));
        node.worker().runDue();
      }

      assertThat(problemOf(bench.job(id)).code()).isEqualTo(FailureCode.S3_UPLOAD_ERROR);
      assertThat(bench.job(id).material()).isEqualTo(new Material.Erased(true));
      assertThat(bench.receiver.attempts()).hasSize(1);
    }

    @Test
    void aTokenThatRiskuityStopsAcceptingHasEndedForTheJob() {
      JobId id = accepted(bench.node("a"));
      bench.riskuity.answer(
          PROJECT,
          new Probe.Allowed(),
          new Controls.Refused(Problem.of(FailureCode.INVALID_TOKEN, "refused")));

      bench.node("a").worker().runDue();

      assertThat(problemOf(bench.job(id)).code()).isEqualTo(FailureCode.EXPIRED_TOKEN);
    }

    @Test
    void aPhaseThatTakesTooLongFailsTheJobAndNamesTheLimit() {
      JobId id = accepted(bench.node("a"));
      bench.riskuity.answer(
          PROJECT,
          new Probe.Allowed(),
          new Controls.Refused(Problem.of(FailureCode.DATA_FETCH_ERROR, "no answer in time")));
      Workflow slow =
          bench.node(
              "a",
              new InterruptedReading(
                  bench.riskuity, () -> bench.clock.advance(Phase.FETCH.limit().plusMillis(1))));

      slow.worker().runDue();

      assertThat(problemOf(bench.job(id)).code()).isEqualTo(FailureCode.JOB_TIMEOUT);
      assertThat(problemOf(bench.job(id)).details()).containsEntry("limit", "fetch");
    }

    @Test
    void aJobWhoseTotalIsUsedUpSaysSoAndNotWhatFailedLast() {
      JobId id = accepted(bench.node("a"));
      bench.riskuity.answer(
          PROJECT,
          new Probe.Allowed(),
          new Controls.Refused(Problem.of(FailureCode.DATA_FETCH_ERROR, "503 again")));
      Workflow slow =
          bench.node(
              "a",
              new InterruptedReading(
                  bench.riskuity, () -> bench.clock.advance(Duration.ofSeconds(160))));
      slow.worker().runDue();
      bench.clock.advance(Duration.ofSeconds(2));

      slow.worker().runDue();

      assertThat(problemOf(bench.job(id)).code()).isEqualTo(FailureCode.JOB_TIMEOUT);
      assertThat(problemOf(bench.job(id)).details())
          .containsEntry("limit", "total")
          .containsEntry("last_error", "503 again");
    }
  }

  @Nested
  class Crashing {
    @Test
    void whereverAWorkerCrashesTheJobIsFinishedOnceByAnother() {
      int point = 0;
      while (crashAt(point)) {
        point++;
      }
      // Claims, six moves, three blob calls and the delivery, each with a before and an after.
      assertThat(point).isGreaterThan(20);
    }

    /** One job whose first worker crashes at that point, and all that must hold afterwards. */
    private boolean crashAt(int point) {
      var world = new Bench();
      JobId id = accepted(world.node("a"));
      var crash = new Trouble.CrashAt(point);
      world.jobs.meet(crash);
      world.blobs.meet(crash);
      try {
        world.node("a").worker().runDue();
      } catch (Trouble.Crash e) {
        // The process is gone; what it held is due again when its lease ends.
      }
      world.jobs.meet(Trouble.NONE);
      world.blobs.meet(Trouble.NONE);
      world.clock.advance(WorkflowSettings.Leases.STANDARD.length());
      world.node("b").worker().runDue();

      Job job = world.job(id);
      assertThat(job.status()).as("point %d", point).isEqualTo(JobStatus.COMPLETED);
      assertThat(job.delivery()).isInstanceOf(Delivery.Delivered.class);
      assertThat(job.material()).isInstanceOf(Material.Snapshot.class);
      assertThat(job.effort().crashes()).isLessThanOrEqualTo(1);
      assertThat(world.receiver.attempts())
          .isNotEmpty()
          .allMatch(
              attempt -> ("evt_" + id + "_completed").equals(attempt.headers().get("webhook-id")));
      if (job.state() instanceof JobState.Completed completed) {
        assertThat(world.blobs.find(completed.file().key()).orElseThrow().sha256())
            .isEqualTo(completed.file().sha256());
      }
      return crash.happened();
    }

    @Test
    void aJobThatCrashesThreeWorkersIsNotTriedAgain() {
      JobId id = accepted(bench.node("a"));
      for (int crash = 0; crash < 3; crash++) {
        Workflow node =
            bench.node(
                "a",
                new InterruptedReading(
                    bench.riskuity,
                    () -> {
                      throw new Trouble.Crash("while reading");
                    }));
        assertThatExceptionOfType(Trouble.Crash.class).isThrownBy(() -> node.worker().runDue());
        bench.clock.advance(WorkflowSettings.Leases.STANDARD.length());
      }

      bench.node("b").worker().runDue();

      assertThat(problemOf(bench.job(id)).code()).isEqualTo(FailureCode.JOB_CRASHED);
      assertThat(problemOf(bench.job(id)).details())
          .containsEntry("request_sha256", bench.job(id).accepted().request().sha256().hex());
      assertThat(bench.job(id).effort())
          .extracting(Effort::crashes, Effort::failures)
          .containsExactly(3, 0);
      assertThat(bench.receiver.attempts()).hasSize(1);
    }

    @Test
    void whatADeadNodeHeldIsTakenBackAtOnceAndCountsACrash() {
      JobId id = accepted(bench.node("a"));
      Workflow dying =
          bench.node(
              "a",
              new InterruptedReading(
                  bench.riskuity,
                  () -> {
                    throw new Trouble.Crash("while reading");
                  }));
      assertThatExceptionOfType(Trouble.Crash.class).isThrownBy(() -> dying.worker().runDue());
      Workflow next = bench.node("b");
      next.worker().runDue();
      assertThat(bench.job(id).status()).isEqualTo(JobStatus.PROCESSING);

      bench.caretaker.bury(new NodeId("a"));
      next.worker().runDue();

      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(bench.job(id).effort()).isEqualTo(new Effort(2, 1, 0, Duration.ZERO));
    }

    @Test
    void aLongerLeaseIsWaitedForBeforeAnotherTakesOver() {
      bench.leases =
          new WorkflowSettings.Leases(
              Duration.ofSeconds(40), Duration.ofSeconds(12), Duration.ofMillis(250));
      JobId id = accepted(bench.node("a"));
      Workflow dying =
          bench.node(
              "a",
              new InterruptedReading(
                  bench.riskuity,
                  () -> {
                    throw new Trouble.Crash("while reading");
                  }));
      assertThatExceptionOfType(Trouble.Crash.class).isThrownBy(() -> dying.worker().runDue());

      bench.clock.advance(Duration.ofMillis(39_999));
      bench.node("b").worker().runDue();
      assertThat(bench.job(id).status()).isEqualTo(JobStatus.PROCESSING);

      bench.clock.advance(Duration.ofMillis(1));
      bench.node("b").worker().runDue();
      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aCaretakerThatIsDownStopsNoOtherWork() {
      bench.troubledCaretaker.meet(unavailable("orphans"));
      JobId id = accepted(bench.node("a"));
      Workflow node = bench.node("a");
      node.worker().start();
      try (node) {
        Stopping.awaitState(bench, id, JobStatus.COMPLETED);
      }
    }

    @Test
    void aWriteThatComesThroughTwiceIsKnownAsOnesOwn() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      bench.jobs.writeTwice();

      node.worker().runDue();

      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(bench.job(id).effort())
          .extracting(Effort::claims, Effort::crashes, Effort::failures)
          .containsExactly(1, 0, 0);
      assertThat(bench.receiver.attempts()).hasSize(1);
    }

    @Test
    void anAnswerThatWasLostIsFoundByReadingAgain() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      var lost = lostAnswer("replace");
      Workflow losing =
          bench.node("a", new InterruptedReading(bench.riskuity, () -> bench.jobs.meet(lost)));

      losing.worker().runDue();

      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(bench.job(id).effort())
          .extracting(Effort::claims, Effort::failures)
          .containsExactly(1, 0);
    }
  }

  @Nested
  class Stopping {
    @Test
    void aJobUnderWayIsGivenBackWithoutACharge() {
      JobId id = accepted(bench.node("a"));
      bench.riskuity.answer(
          PROJECT,
          new Probe.Allowed(),
          new Controls.Refused(Problem.of(FailureCode.DATA_FETCH_ERROR, "interrupted")));
      Workflow stopping =
          bench.node(
              "a",
              new InterruptedReading(
                  bench.riskuity,
                  () -> {
                    if (bench.job(id).effort().claims() == 1) {
                      Thread.currentThread().interrupt();
                    } else {
                      bench.riskuity.hold(PROJECT, SampleReviews.controls());
                    }
                  }));

      stopping.worker().runDue();

      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(bench.job(id).effort())
          .extracting(Effort::claims, Effort::failures, Effort::crashes)
          .containsExactly(2, 0, 0);
    }

    @Test
    void aClosedWorkerHasFinishedWhatItBegan() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      node.worker().start();
      awaitState(bench, id, JobStatus.COMPLETED);

      node.close();

      assertThat(bench.job(id).delivery()).isNotInstanceOf(Delivery.Attempting.class);
    }

    private static void awaitState(Bench bench, JobId id, JobStatus status) {
      for (int look = 0; look < 10_000 && bench.job(id).status() != status; look++) {
        Thread.onSpinWait();
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(bench.job(id).status()).isEqualTo(status);
    }
  }

  @Nested
  class Fencing {
    @Test
    void aWorkerThatSleptThroughItsLeaseChangesNothing() {
      JobId id = accepted(bench.node("b"));
      var whileAsleep = new ArrayList<Job>();
      Workflow sleeper =
          bench.node(
              "a",
              new InterruptedReading(
                  bench.riskuity,
                  () -> {
                    bench.clock.advance(WorkflowSettings.Leases.STANDARD.length());
                    bench.node("b").worker().runDue();
                    whileAsleep.add(bench.job(id));
                  }));

      sleeper.worker().runDue();

      assertThat(whileAsleep).hasSize(1);
      assertThat(bench.job(id)).isEqualTo(whileAsleep.getFirst());
      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(bench.receiver.attempts()).hasSize(1);
    }
  }

  @Nested
  class Delivering {
    private JobId finishedAt(AttemptOutcome outcome) {
      bench.receiver.answer(attempt -> outcome);
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      node.worker().runDue();
      return id;
    }

    @Test
    void aReceiverThatIsGoneStopsTheDelivery() {
      JobId id = finishedAt(new AttemptOutcome.Answered(410));

      assertThat(bench.job(id).delivery()).isInstanceOf(Delivery.Stopped.class);
      assertThat(bench.job(id).status()).isEqualTo(JobStatus.CALLBACK_FAILED);
    }

    @Test
    void aReceiverThatRefusesIsLeftForTheLongTail() {
      JobId id = finishedAt(new AttemptOutcome.Answered(404));

      assertThat(bench.job(id).status()).isEqualTo(JobStatus.CALLBACK_FAILED);
      assertThat(bench.job(id).delivery()).isInstanceOf(Delivery.Pending.class);
    }

    @Test
    void aFaultOfOurOwnUsesUpNoAttemptOfTheSchedule() {
      JobId id = finishedAt(new AttemptOutcome.EgressFailed("no name server answers"));

      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(bench.job(id).delivery())
          .isInstanceOfSatisfying(
              Delivery.Pending.class,
              pending -> assertThat(pending.tries().position().number()).isEqualTo(1));
    }

    @Test
    void aWebhookThatCannotBeSentIsAFailedAttemptAndNotMadeForEver() {
      bench.receiver.answer(attempt -> {
        throw new IllegalStateException("arranged by the test");
      });
      Workflow node = bench.node("a");
      JobId id = accepted(node);

      node.worker().runDue();

      assertThat(bench.job(id).delivery())
          .isInstanceOfSatisfying(
              Delivery.Pending.class,
              pending -> assertThat(pending.tries().position().number()).isEqualTo(2));
    }

    @Test
    void whatTheGuardFoundInOurNetworkStaysWithTheOperator() {
      JobId id = finishedAt(new AttemptOutcome.Refused("address 10.0.3.7 is private"));

      assertThat(bench.job(id).delivery().toString()).doesNotContain("10.0.3.7");
    }

    @Test
    void aReceiverThatFetchesTheReportBeforeItAnswersIsToldOnce() {
      Workflow node = bench.node("node-a");
      JobId id = accepted(node);
      bench.receiver.answer(attempt -> {
        assertThat(node.openLink().open(id, segment(attempt))).isInstanceOf(Answer.Given.class);
        return new AttemptOutcome.Answered(200);
      });

      node.worker().runDue();
      bench.clock.advance(Duration.ofMinutes(1));
      node.worker().runDue();

      assertThat(bench.receiver.attempts()).hasSize(1);
      assertThat(bench.job(id).delivery()).isInstanceOf(Delivery.Delivered.class);
      assertThat(bench.job(id).trail().records().stream().map(AuditRecord::action))
          .endsWith(
              AuditAction.LINK_MINTED, AuditAction.LINK_OPENED, AuditAction.DELIVERY_ATTEMPTED);
    }

    /** The last path segment of the link in a webhook. */
    private static String segment(InMemoryNotifier.Attempt attempt) {
      String body = new String(attempt.body(), StandardCharsets.UTF_8);
      return body.replaceAll("(?s).*/downloads/[^/]+/([^\"]+)\".*", "$1");
    }

    @Test
    void aSecondFailureAfterResumingIsAnotherEvent() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      bench.riskuity.answer(
          PROJECT,
          new Probe.Allowed(),
          new Controls.Refused(Problem.of(FailureCode.INVALID_TOKEN, "refused")));
      node.worker().runDue();
      node.resumeJob().resume(caller(), id);
      node.worker().runDue();

      node.redeliverWebhook().redeliver(caller(), id);
      node.worker().runDue();

      assertThat(bench.receiver.attempts())
          .extracting(attempt -> attempt.headers().get("webhook-id"))
          .containsExactly(
              "evt_" + id + "_failed", "evt_" + id + "_failed_2", "evt_" + id + "_failed_2");
    }

    @Test
    void everyAttemptCarriesAFreshLink() {
      JobId id = finishedAt(new AttemptOutcome.Answered(500));

      bench.clock.advance(Duration.ofSeconds(1));
      bench.node("a").worker().runDue();

      assertThat(bench.job(id).links()).hasSize(2);
    }
  }

  @Nested
  class Reading {
    @Test
    void aGenuineTokenIsAskedAboutOnceInFiveMinutes() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      bench.tokens.decide(
          TOKEN, MARA, NOON.plus(Duration.ofHours(1)), new Verdict.Unknown("Riskuity is down"));

      bench.clock.advance(TokenFacts.KEPT.minusMillis(1));
      assertThat(node.findJob().find(caller(), id)).isInstanceOf(Answer.Given.class);

      bench.clock.advance(Duration.ofMillis(1));
      assertThat(refusal(node.findJob().find(caller(), id)).code())
          .isEqualTo(FailureCode.VERIFICATION_UNAVAILABLE);
    }

    @Test
    void aJobIsReadWhereNoLinkCanBeWritten() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      node.worker().runDue();
      bench.clock.advance(Duration.ofDays(8));
      bench.tokens.issue(TOKEN, MARA, bench.clock.instant().plus(Duration.ofHours(1)));
      bench.jobs.meet(unavailable("replace"));

      Answer<FindJob.Found> answer = node.findJob().find(caller(), id);

      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Given.class,
              given ->
                  assertThat(((FindJob.Found) given.value()).download())
                      .isInstanceOf(FindJob.Download.Absent.class));
    }

    @Test
    void aJobIsGoneWithItsRetention() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      node.worker().runDue();
      bench.clock.advance(Duration.ofDays(30).minusMillis(1));
      bench.tokens.issue(TOKEN, MARA, bench.clock.instant().plus(Duration.ofHours(1)));
      assertThat(node.findJob().find(caller(), id)).isInstanceOf(Answer.Given.class);

      bench.clock.advance(Duration.ofMillis(1));

      assertThat(refusal(node.findJob().find(caller(), id)).code())
          .isEqualTo(FailureCode.JOB_NOT_FOUND);
    }

    @Test
    void aLinkMadeLateEndsWithTheReport() {
      Workflow node = bench.node("a");
      JobId id = accepted(node);
      node.worker().runDue();
      bench.clock.advance(Duration.ofDays(29));
      bench.tokens.issue(TOKEN, MARA, bench.clock.instant().plus(Duration.ofHours(1)));

      node.findJob().find(caller(), id);

      assertThat(bench.job(id).links().getLast().endsAt())
          .isEqualTo(NOON.plus(Duration.ofDays(30)));
    }
  }

  @Nested
  class Health {
    @Test
    void everyPartIsReadyUntilAStoreIsDown() {
      Workflow node = bench.node("a");
      assertThat(node.checkHealth().parts()).allMatch(part -> part.ready());

      bench.jobs.meet(unavailable("due"));

      assertThat(down(node)).containsExactly("job-store");
    }

    @Test
    void aStoreThatTakesNoWritesIsDownUntilItDoesAgain() {
      Workflow node = bench.node("a");
      bench.troubledCaretaker.meet(unavailable("tryBlobs"));
      assertThat(down(node)).containsExactly("blob-store");

      bench.troubledCaretaker.meet(unavailable("tryJobs"));
      assertThat(down(node)).containsExactly("job-store");

      bench.troubledCaretaker.meet(Trouble.NONE);
      assertThat(down(node)).isEmpty();
    }

    @Test
    void aConverterThatWasThereAtTheStartIsMissedWhenItIsGone() {
      var there = new AtomicBoolean();
      bench.pdfs =
          new PdfConverter() {
            @Override
            public boolean isAvailable() {
              return there.get();
            }

            @Override
            public Conversion convert(byte[] docx, Duration limit) {
              return new Conversion.Unconvertible("not asked for");
            }
          };
      Workflow without = bench.node("a");
      there.set(true);
      Workflow with = bench.node("b");
      assertThat(down(with)).isEmpty();

      there.set(false);

      assertThat(down(with)).containsExactly("pdf");
      assertThat(down(without)).isEmpty();
    }

    private static List<String> down(Workflow node) {
      return node.checkHealth().parts().stream()
          .filter(part -> !part.ready())
          .map(part -> part.name())
          .toList();
    }
  }
}

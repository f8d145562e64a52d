package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.Breaks;
import io.cortap.core.job.Delivery.Attempting;
import io.cortap.core.job.Delivery.Delivered;
import io.cortap.core.job.Delivery.Exhausted;
import io.cortap.core.job.Delivery.Pending;
import io.cortap.core.job.Delivery.Stopped;
import io.cortap.core.job.Delivery.Tries;
import io.cortap.core.job.JobState.Cancelled;
import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Failed;
import io.cortap.core.job.JobState.Queued;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Requester;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.RetrySchedule;
import io.cortap.core.webhook.SchedulePosition;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class JobTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Instant LEASE_END = NOON.plus(LEASE);
  private static final NodeId NODE = new NodeId("node-a");
  private static final NodeId OTHER_NODE = new NodeId("node-b");
  private static final Actor WHO = Actor.node("node-a");
  private static final Problem PROBLEM = Problem.of(FailureCode.DATA_FETCH_ERROR, "no data");
  private static final Material.Snapshot SNAPSHOT =
      new Material.Snapshot(new BlobKey("data/12/canonical.json"), Sha256.of(new byte[0]));
  private static final ReportFile FILE =
      new ReportFile(
          new BlobKey("reports/12/report.docx"),
          "report.docx",
          ReportFormat.DOCX,
          1,
          Sha256.of(new byte[0]),
          new ReportFile.TemplateVersion("draft_audit_report", Sha256.of(new byte[0])),
          new ReportFile.Facts(NOON, "Harbor Valley Transit District", "Triennial Review", 2, 21));

  private final Job queued = job(new Callback.Webhook(URI.create("https://hooks.example.test/")));
  private final Job running = queued.claim(NOON, NODE, LEASE);
  private final Job sealed = running.seal(NOON, SNAPSHOT, List.of());
  private final Job completed = sealed.complete(NOON, FILE, List.of());
  private final Job attempting = completed.attemptDelivery(NOON, NODE, LEASE);

  private static Job job(Callback callback) {
    return Job.accept(
        new Acceptance(
            JobId.of(NOON, "k3v9q2m4x7b1n8d5c6f0"),
            new Requester(new TenantId("12"), new UserId("7")),
            new ReportRequest(
                new ProjectId(58),
                new ReportType("draft_audit_report"),
                callback,
                ReportOptions.DEFAULTS),
            new CorrelationId("c-1"),
            NOON),
        new Material.Token(
            new EncryptedToken("t1", new byte[] {1}),
            NOON.plus(Duration.ofHours(1)),
            Trust.UNCONFIRMED),
        List.of());
  }

  @Nested
  class Claiming {
    @Test
    void anUnauthorizedJobBeginsWithAuthorize() {
      assertThat(running.state())
          .isEqualTo(new Running(Phase.AUTHORIZE, NOON, new Lease(NODE, LEASE_END)));
    }

    @Test
    void anAuthorizedJobBeginsWithFetch() {
      Job authorized = running.authorized(NOON).release(NOON).claim(NOON, NODE, LEASE);

      assertThat(authorized.state())
          .isEqualTo(new Running(Phase.FETCH, NOON, new Lease(NODE, LEASE_END)));
    }

    @Test
    void aSealedJobGoesOnWithRender() {
      Job taken = sealed.claim(LEASE_END, OTHER_NODE, LEASE);

      assertThat(taken.state())
          .isEqualTo(
              new Running(Phase.RENDER, LEASE_END, new Lease(OTHER_NODE, LEASE_END.plus(LEASE))));
    }

    @Test
    void aRunningJobMayBeTakenOverTheInstantItsLeaseEnds() {
      Job takenOver = running.claim(LEASE_END, OTHER_NODE, LEASE);

      assertThat(takenOver.effort()).isEqualTo(new Effort(2, 1, 0, LEASE));
    }

    @Test
    void aRunningJobIsRefusedWhileItsLeaseRuns() {
      assertThatThrownBy(() -> running.claim(LEASE_END.minusMillis(1), OTHER_NODE, LEASE))
          .isInstanceOf(IllegalTransitionException.class)
          .hasMessageContaining("lease");
    }

    @Test
    void aJobThatWasPutOffIsRefusedBeforeItIsDue() {
      Job waiting = running.putOff(NOON, NOON.plusSeconds(2), "Riskuity answered 503");

      assertThatThrownBy(() -> waiting.claim(NOON.plusMillis(1999), NODE, LEASE))
          .isInstanceOf(IllegalTransitionException.class);
      assertThat(waiting.claim(NOON.plusSeconds(2), NODE, LEASE).effort().failures()).isEqualTo(1);
    }

    @Test
    void aFinishedJobIsRefused() {
      assertThatThrownBy(() -> completed.claim(NOON, NODE, LEASE))
          .isInstanceOf(IllegalTransitionException.class)
          .hasMessageContaining("Completed");
    }
  }

  @Nested
  class LosingTheHolder {
    @Test
    void aRunningJobIsDueAtOnceAndCountsACrash() {
      Instant died = NOON.plusSeconds(4);

      Job orphaned = sealed.orphaned(died);

      assertThat(orphaned.due()).contains(new Due(Due.Lane.SEALED, died));
      assertThat(orphaned.effort()).isEqualTo(new Effort(1, 1, 0, Duration.ofSeconds(4)));
      assertThat(orphaned.status()).isEqualTo(JobStatus.PROCESSING);
      assertThat(orphaned.claim(died, OTHER_NODE, LEASE).effort().claims()).isEqualTo(2);
    }

    @Test
    void aDeathThatIsNoticedLateWorkedUntilItsLeaseEnded() {
      Job orphaned = running.orphaned(LEASE_END.plusSeconds(3600));

      assertThat(orphaned.effort().worked()).isEqualTo(LEASE);
    }

    @Test
    void anAttemptToDeliverIsDueAtOnceAndNotCharged() {
      Instant died = NOON.plusSeconds(4);

      Job orphaned = attempting.orphaned(died);

      assertThat(orphaned.delivery())
          .isEqualTo(new Pending(new Tries(0, SchedulePosition.FIRST, "", 1), died));
      assertThat(orphaned.effort()).isEqualTo(attempting.effort());
    }

    @Test
    void aJobWithoutAHolderIsRefused() {
      for (Job free : List.of(queued, completed, running.release(NOON))) {
        assertThatThrownBy(() -> free.orphaned(NOON))
            .isInstanceOf(IllegalTransitionException.class)
            .hasMessageContaining("orphaned");
      }
    }
  }

  @Nested
  class KeepingTheLease {
    @Test
    void aBeatMovesTheLeaseAndNothingElse() {
      Job beaten = running.beat(NOON.plusSeconds(3), LEASE);

      assertThat(beaten.state())
          .isEqualTo(
              new Running(Phase.AUTHORIZE, NOON, new Lease(NODE, NOON.plusSeconds(3).plus(LEASE))));
    }

    @Test
    void aDeliveryAttemptBeatsToo() {
      Job beaten = attempting.beat(NOON.plusSeconds(3), LEASE);

      assertThat(beaten.due())
          .contains(new Due(Due.Lane.DELIVERY, NOON.plusSeconds(3).plus(LEASE)));
    }

    @Test
    void whatNobodyHoldsDoesNotBeat() {
      assertThatThrownBy(() -> queued.beat(NOON, LEASE))
          .isInstanceOf(IllegalTransitionException.class);
      assertThatThrownBy(() -> completed.beat(NOON, LEASE))
          .isInstanceOf(IllegalTransitionException.class);
    }
  }

  @Nested
  class Sealing {
    @Test
    void theMoveThatRecordsTheSnapshotErasesTheToken() {
      assertThat(running.material()).isInstanceOf(Material.Token.class);
      assertThat(sealed.material()).isEqualTo(SNAPSHOT);
    }

    @Test
    void aJobIsSealedOnce() {
      assertThatThrownBy(() -> sealed.seal(NOON, SNAPSHOT, List.of()))
          .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void aSealedJobThatIsPutOffHoldsItsSnapshot() {
      assertThat(sealed.putOff(NOON, NOON, "Riskuity answered 503").material()).isEqualTo(SNAPSHOT);
    }

    @Test
    void warningsAreKeptInOrderAndOnce() {
      Job warned = running.seal(NOON, SNAPSHOT, List.of("b", "a", "b"));

      assertThat(warned.warnings()).containsExactly("b", "a");
    }
  }

  @Nested
  class Finishing {
    @Test
    void aCompletedJobOwesItsWebhookAtOnce() {
      assertThat(completed.state()).isEqualTo(new Completed(NOON, FILE));
      assertThat(completed.delivery()).isEqualTo(new Pending(Tries.NONE, NOON));
      assertThat(completed.progress()).isEqualTo(100);
    }

    @Test
    void aJobWithoutACallbackOwesNothing() {
      Job silent =
          job(new Callback.Nowhere())
              .claim(NOON, NODE, LEASE)
              .seal(NOON, SNAPSHOT, List.of())
              .complete(NOON, FILE, List.of());

      assertThat(silent.delivery()).isEqualTo(new Delivery.None());
      assertThat(silent.due()).isEmpty();
    }

    @Test
    void aJobThatFailsBeforeTheSealErasesItsToken() {
      Job failed = running.fail(NOON, PROBLEM);

      assertThat(failed.state()).isEqualTo(new Failed(NOON, PROBLEM));
      assertThat(failed.material()).isEqualTo(new Material.Erased(false));
      assertThat(failed.delivery()).isEqualTo(new Pending(Tries.NONE, NOON));
    }

    @Test
    void aCancelledJobErasesItsTokenAndTellsItsReceiver() {
      Job cancelled = queued.cancel(NOON);

      assertThat(cancelled.state()).isEqualTo(new Cancelled(NOON));
      assertThat(cancelled.material()).isEqualTo(new Material.Erased(false));
      assertThat(cancelled.due()).contains(new Due(Due.Lane.DELIVERY, NOON));
    }

    @Test
    void aJobEndsOnce() {
      assertThatThrownBy(() -> completed.fail(NOON, PROBLEM))
          .isInstanceOf(IllegalTransitionException.class);
      assertThatThrownBy(() -> running.fail(NOON, PROBLEM).complete(NOON, FILE, List.of()))
          .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void workedTimeLeavesTheQueueOut() {
      Job again =
          running
              .putOff(NOON.plusSeconds(4), NOON.plusSeconds(60), "Riskuity answered 503")
              .claim(NOON.plusSeconds(60), NODE, LEASE)
              .fail(NOON.plusSeconds(63), PROBLEM);

      assertThat(again.effort().worked()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Nested
  class Progressing {
    @Test
    void progressFollowsThePhases() {
      assertThat(queued.progress()).isZero();
      assertThat(running.progress()).isEqualTo(5);
      assertThat(running.reached(40).progress()).isEqualTo(40);
      assertThat(sealed.progress()).isEqualTo(85);
    }

    @Test
    void progressNeverFallsEvenWhenAnAttemptStartsAnew() {
      Job again =
          running.reached(55).putOff(NOON, NOON, "Riskuity answered 503").claim(NOON, NODE, LEASE);

      assertThat(again.progress()).isEqualTo(55);
    }
  }

  @Nested
  class Delivering {
    private final NextStep second =
        new NextStep.TryAgain(new SchedulePosition(2), NOON.plusSeconds(1));

    @Test
    void anAttemptIsHeldUnderALease() {
      assertThat(attempting.delivery())
          .isEqualTo(new Attempting(Tries.NONE, NOON, new Lease(NODE, LEASE_END)));
      assertThat(attempting.due()).contains(new Due(Due.Lane.DELIVERY, LEASE_END));
    }

    @Test
    void anAttemptWhoseWorkerDiedMayBeMadeAgain() {
      Job again = attempting.attemptDelivery(LEASE_END, OTHER_NODE, LEASE);

      assertThat(again.delivery())
          .isEqualTo(
              new Attempting(
                  new Tries(0, SchedulePosition.FIRST, "", 1),
                  LEASE_END,
                  new Lease(OTHER_NODE, LEASE_END.plus(LEASE))));
    }

    @Test
    void anAttemptIsNotMadeBeforeItsTimeNorTwiceAtOnce() {
      Job waiting = attempting.deliveryEnded(NOON, second, new AttemptOutcome.Answered(500));

      assertThatThrownBy(() -> waiting.attemptDelivery(NOON.plusMillis(999), NODE, LEASE))
          .isInstanceOf(IllegalTransitionException.class);
      assertThatThrownBy(() -> attempting.attemptDelivery(NOON, OTHER_NODE, LEASE))
          .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void aTakenWebhookIsDelivered() {
      Job delivered =
          attempting.deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));

      assertThat(delivered.delivery())
          .isEqualTo(new Delivered(new Tries(1, SchedulePosition.FIRST, ""), NOON));
      assertThat(delivered.due()).isEmpty();
    }

    @Test
    void aJobIsCallbackFailedOnceTheQuickAttemptsAreUsedUp() {
      var last = new SchedulePosition(RetrySchedule.QUICK_ATTEMPTS);
      var late = new SchedulePosition(RetrySchedule.QUICK_ATTEMPTS + 1);

      Job quick =
          attempting.deliveryEnded(
              NOON, new NextStep.TryAgain(last, NOON), new AttemptOutcome.Answered(500));
      Job slow =
          attempting.deliveryEnded(
              NOON, new NextStep.TryAgain(late, NOON), new AttemptOutcome.Answered(500));

      assertThat(quick.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(slow.status()).isEqualTo(JobStatus.CALLBACK_FAILED);
      assertThat(slow.state()).isEqualTo(completed.state());
    }

    @Test
    void aLateSuccessMakesTheJobCompletedAgain() {
      var late = new SchedulePosition(RetrySchedule.QUICK_ATTEMPTS + 1);

      Job delivered =
          attempting
              .deliveryEnded(
                  NOON, new NextStep.TryAgain(late, NOON), new AttemptOutcome.Answered(500))
              .attemptDelivery(NOON, NODE, LEASE)
              .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));

      assertThat(delivered.status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void anExhaustedOrStoppedDeliveryIsCallbackFailedAndDueNoMore() {
      Job exhausted =
          attempting.deliveryEnded(NOON, new NextStep.GiveUp(), new AttemptOutcome.Answered(500));
      Job stopped =
          attempting.deliveryEnded(NOON, new NextStep.Stop(), new AttemptOutcome.Answered(410));

      assertThat(exhausted.delivery()).isInstanceOf(Exhausted.class);
      assertThat(stopped.delivery()).isInstanceOf(Stopped.class);
      assertThat(List.of(exhausted.status(), stopped.status()))
          .containsOnly(JobStatus.CALLBACK_FAILED);
      assertThat(exhausted.due()).isEmpty();
      assertThat(stopped.due()).isEmpty();
    }

    @Test
    void aFailedJobStaysFailedWhateverItsWebhookDoes() {
      Job exhausted =
          running
              .fail(NOON, PROBLEM)
              .attemptDelivery(NOON, NODE, LEASE)
              .deliveryEnded(NOON, new NextStep.GiveUp(), new AttemptOutcome.Answered(500));

      assertThat(exhausted.status()).isEqualTo(JobStatus.FAILED);
    }
  }

  @Nested
  class Redelivering {
    private final Job delivered =
        attempting.deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));

    @Test
    void anEndedDeliveryIsDueAgainAtTheSchedulesBeginning() {
      Job again = delivered.redeliver(NOON, Actor.service());

      assertThat(again.delivery())
          .isEqualTo(new Pending(new Tries(1, SchedulePosition.FIRST, ""), NOON));
      assertThat(again.trail().records().getLast().action())
          .isEqualTo(AuditAction.REDELIVERY_REQUESTED);
    }

    @Test
    void aWebhookThatNobodyTookStaysCallbackFailedUntilSomebodyDoes() {
      Job exhausted =
          attempting.deliveryEnded(NOON, new NextStep.GiveUp(), new AttemptOutcome.Answered(500));

      Job again = exhausted.redeliver(NOON, Actor.service());
      Job taken =
          again
              .attemptDelivery(NOON, NODE, LEASE)
              .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));

      assertThat(again.status()).isEqualTo(JobStatus.CALLBACK_FAILED);
      assertThat(again.due()).contains(new Due(Due.Lane.DELIVERY, NOON));
      assertThat(taken.status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aDeliveryThatWaitsInTheLongTailIsBroughtForward() {
      var late = new SchedulePosition(7);
      Job waiting =
          attempting.deliveryEnded(
              NOON,
              new NextStep.TryAgain(late, NOON.plusSeconds(60)),
              new AttemptOutcome.Answered(500));

      assertThat(waiting.redeliver(NOON, Actor.service()).due())
          .contains(new Due(Due.Lane.DELIVERY, NOON));
    }

    @Test
    void whileTheQuickAttemptsRunOrNothingIsOwedItIsRefused() {
      Job quick =
          attempting.deliveryEnded(
              NOON,
              new NextStep.TryAgain(new SchedulePosition(2), NOON),
              new AttemptOutcome.Answered(500));

      for (Job job : List.of(quick, attempting, completed, running, queued)) {
        assertThatThrownBy(() -> job.redeliver(NOON, Actor.service()))
            .isInstanceOf(IllegalTransitionException.class)
            .hasMessageContaining("be redelivered");
      }
    }

    @Test
    void aDoubtfulAcknowledgementDeliversWithAWarning() {
      var doubtful = new AttemptOutcome.Answered(200, Duration.ZERO, "a web page answered");

      Job warned = attempting.deliveryEnded(NOON.plusSeconds(2), new NextStep.Done(), doubtful);

      assertThat(warned.delivery())
          .isInstanceOfSatisfying(
              Delivery.Delivered.class,
              delivered ->
                  assertThat(delivered.tries().lastError()).isEqualTo("a web page answered"));
      assertThat(DeliveryAttempt.of(warned))
          .singleElement()
          .satisfies(attempt -> {
            assertThat(attempt.complaint()).isEmpty();
            assertThat(attempt.warning()).isEqualTo("a web page answered");
          });
    }

    @Test
    void everyAttemptThatEndedIsTold() {
      Job waiting =
          attempting.deliveryEnded(
              NOON.plusSeconds(2),
              new NextStep.TryAgain(new SchedulePosition(2), NOON.plusSeconds(3)),
              new AttemptOutcome.Unreachable("connection refused"));

      assertThat(DeliveryAttempt.of(waiting))
          .containsExactly(
              new DeliveryAttempt(
                  1,
                  NOON,
                  NOON.plusSeconds(2),
                  OptionalInt.empty(),
                  "connection refused",
                  "",
                  Optional.of(NOON.plusSeconds(3))));
      assertThat(DeliveryAttempt.of(delivered))
          .singleElement()
          .satisfies(attempt -> {
            assertThat(attempt.status()).hasValue(200);
            assertThat(attempt.complaint()).isEmpty();
            assertThat(attempt.nextAt()).isEmpty();
          });
    }
  }

  @Nested
  class Resuming {
    private static final Material.Token FRESH =
        new Material.Token(
            new EncryptedToken("k1", new byte[] {2}),
            NOON.plus(Duration.ofHours(2)),
            Trust.ALLOWED);

    private static Job expired(Job running) {
      return running
          .authorized(NOON)
          .fail(NOON, Problem.of(FailureCode.EXPIRED_TOKEN, "Riskuity refused the token"));
    }

    @Test
    void aJobWhoseUserWasNeverConfirmedBelongsToNobodyAndIsRefused() {
      Job unconfirmed =
          running.fail(NOON, Problem.of(FailureCode.EXPIRED_TOKEN, "the token has ended"));

      assertThat(unconfirmed.isResumable()).isFalse();
    }

    @Test
    void aJobWhoseTokenEndedWaitsForAWorkerWithTheFreshOne() {
      Job resumed = expired(running).resume(NOON, FRESH);

      assertThat(resumed.state()).isEqualTo(new Queued(NOON));
      assertThat(resumed.material()).isEqualTo(FRESH);
      assertThat(resumed.delivery()).isEqualTo(new Delivery.None());
      assertThat(resumed.trail().records().getLast().action()).isEqualTo(AuditAction.RESUMED);
    }

    @Test
    void itHasItsWholeTimeAgainAndItsFilesHaveNewNumbers() {
      Job failed = expired(running);
      Job resumed = failed.resume(NOON, FRESH);

      assertThat(resumed.effort().worked()).isZero();
      assertThat(resumed.effort().failures()).isZero();
      assertThat(resumed.effort().claims()).isEqualTo(failed.effort().claims());
      assertThat(resumed.effort().crashes()).isEqualTo(failed.effort().crashes());
    }

    @Test
    void whileItsWebhookIsOnItsWayItIsRefused() {
      Job telling = expired(running).attemptDelivery(NOON, NODE, LEASE);

      assertThat(telling.isResumable()).isFalse();
      assertThatThrownBy(() -> telling.resume(NOON, FRESH))
          .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void aJobThatFailedForAnotherReasonOrDidNotFailIsRefused() {
      for (Job job : List.of(running.fail(NOON, PROBLEM), completed, running, queued)) {
        assertThatThrownBy(() -> job.resume(NOON, FRESH))
            .isInstanceOf(IllegalTransitionException.class)
            .hasMessageContaining("be resumed");
      }
    }
  }

  @Nested
  class Linking {
    @Test
    void theLatestLinkIsShownWhileItOpens() {
      Instant end = NOON.plus(Duration.ofDays(7));
      Job linked = completed.issue(NOON, new IssuedLink(1, "k1", end), WHO);

      assertThat(linked.openLink(end.minusMillis(1))).isPresent();
      assertThat(linked.openLink(end)).isEmpty();
    }

    @Test
    void withoutAReportThereIsNoLink() {
      assertThatThrownBy(() -> running.issue(NOON, new IssuedLink(1, "k1", LEASE_END), WHO))
          .isInstanceOf(IllegalTransitionException.class);
    }
  }

  @Nested
  class Trail {
    private static List<AuditAction> actions(Job job) {
      return job.trail().records().stream().map(AuditRecord::action).toList();
    }

    @Test
    void aReportLeavesEveryStepInItsOrder() {
      IssuedLink link = new IssuedLink(1, "k1", LEASE_END);
      Job opened =
          running
              .authorized(NOON)
              .enter(NOON, Phase.SEAL)
              .seal(NOON, SNAPSHOT, List.of())
              .enter(NOON, Phase.RENDER)
              .enter(NOON, Phase.STORE)
              .complete(NOON, FILE, List.of())
              .attemptDelivery(NOON, NODE, LEASE)
              .issue(NOON, link, WHO)
              .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200))
              .opened(NOON, link);

      assertThat(actions(opened))
          .containsExactly(
              AuditAction.REQUESTED,
              AuditAction.AUTHORIZED,
              AuditAction.FETCHED,
              AuditAction.SNAPSHOT_SEALED,
              AuditAction.TOKEN_ERASED,
              AuditAction.RENDERED,
              AuditAction.STORED,
              AuditAction.LINK_MINTED,
              AuditAction.DELIVERY_ATTEMPTED,
              AuditAction.LINK_OPENED);
      assertThat(Breaks.of(opened.trail())).isEmpty();
    }

    @Test
    void aProbeThatSucceededAtSubmissionIsTheAuthorization() {
      var token = (Material.Token) queued.material();
      Job authorized =
          Job.accept(
              queued.accepted(),
              new Material.Token(token.token(), token.tokenEndsAt(), Trust.ALLOWED),
              List.of());

      assertThat(actions(authorized))
          .containsExactly(AuditAction.REQUESTED, AuditAction.AUTHORIZED);
    }

    @Test
    void aFailureTellsTheCodeAndThatTheTokenIsGone() {
      Job failed = running.fail(NOON, PROBLEM);

      assertThat(actions(failed)).endsWith(AuditAction.FAILED, AuditAction.TOKEN_ERASED);
      assertThat(failed.trail().records().get(1).outcome()).isEqualTo("DATA_FETCH_ERROR");
    }

    @Test
    void aFailureAfterTheSealErasesNoTokenTwice() {
      assertThat(actions(sealed.fail(NOON, PROBLEM))).endsWith(AuditAction.FAILED);
    }

    @Test
    void aCancellationNamesTheUser() {
      AuditRecord cancelled = queued.cancel(NOON).trail().records().get(1);

      assertThat(cancelled.action()).isEqualTo(AuditAction.CANCELLED);
      assertThat(cancelled.actor()).isEqualTo(Actor.user(queued.accepted().requester().user()));
    }

    @Test
    void aFailedDeliveryTellsWhatTheReceiverDid() {
      Job stopped =
          attempting.deliveryEnded(NOON, new NextStep.Stop(), new AttemptOutcome.Answered(410));

      assertThat(stopped.trail().records().getLast().outcome())
          .isEqualTo("the receiver answered 410");
    }

    @Test
    void isBoundToItsTenantProjectAndJob() {
      assertThat(queued.trail().name()).isEqualTo("12/project-58/" + queued.id());
    }

    @Test
    void aLinkThatTheJobHasNotOpensNothing() {
      assertThatThrownBy(() -> completed.opened(NOON, new IssuedLink(1, "k1", LEASE_END)))
          .isInstanceOf(IllegalTransitionException.class);
    }
  }

  @Nested
  class Claims {
    @Test
    void aBeatAndAnOpenedLinkLeaveTheClaimAsItIs() {
      IssuedLink link = new IssuedLink(1, "k1", LEASE_END);
      Job linked = attempting.issue(NOON, link, WHO);

      assertThat(running.beat(NOON.plusSeconds(3), LEASE).currentClaim())
          .isPresent()
          .isEqualTo(running.currentClaim());
      assertThat(linked.opened(NOON, link).currentClaim())
          .isPresent()
          .isEqualTo(attempting.currentClaim());
    }

    @Test
    void theSameNodeClaimingAgainHasAnotherClaim() {
      assertThat(running.claim(LEASE_END, NODE, LEASE).currentClaim())
          .isNotEqualTo(running.currentClaim());
      assertThat(attempting.attemptDelivery(LEASE_END, NODE, LEASE).currentClaim())
          .isNotEqualTo(attempting.currentClaim());
    }

    @Test
    void nobodyHoldsAJobThatWaitsOrIsDone() {
      assertThat(queued.currentClaim()).isEmpty();
      assertThat(completed.currentClaim()).isEmpty();
    }
  }
}

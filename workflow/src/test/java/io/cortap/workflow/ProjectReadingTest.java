package io.cortap.workflow;

import static io.cortap.workflow.Bench.MARA;
import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.form;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryControlsCache;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.Material;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.Readiness;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CheckReadiness.Checked;
import io.cortap.ports.inbound.ReadProject;
import io.cortap.ports.inbound.ReadProject.Canonical;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looking at projects, and what of it is kept for whom. */
@Timeout(60)
final class ProjectReadingTest {
  private static final Instant LONG_AFTER = NOON.plus(Duration.ofDays(1));

  private final Bench bench = new Bench();
  private final LiveRiskuity riskuity = new LiveRiskuity(bench.clock);
  private final Caller mara = caller("mara.s.token", MARA);
  private Workflow node = bench.node("a", riskuity);

  private Caller caller(String token, Requester requester) {
    var issued = new UserToken(token);
    bench.tokens.issue(issued, requester, LONG_AFTER);
    return new Caller(issued, new CorrelationId("looks"));
  }

  private static Requester requester(String tenant, String user) {
    return new Requester(new TenantId(tenant), new UserId(user));
  }

  private static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T> given -> given.value();
      case Answer.Refused<T> refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  private ProjectReview read(Caller caller) {
    return given(node.readProject().read(caller, PROJECT)).review();
  }

  private ProjectReview refreshed(Caller caller) {
    return given(node.readProject().refresh(caller, PROJECT)).review();
  }

  private static long deficiencies(ProjectReview review) {
    return review.deficiencies().count();
  }

  private Answer<Checked> check(Caller caller) {
    return node.checkReadiness().check(caller, PROJECT, "draft_audit_report");
  }

  @Nested
  class Keeping {
    @Test
    void theCopyServesToTheLastMillisecondOfItsHourAndNoLonger() {
      read(mara);
      riskuity.comment("Deficient: no counsel");

      bench.clock.advance(Duration.ofHours(1).minusMillis(1));
      assertThat(deficiencies(read(mara))).isZero();
      assertThat(read(mara).quality().controlsReadAt()).isEqualTo(NOON);
      assertThat(riskuity.reads).hasValue(1);

      bench.clock.advance(Duration.ofMillis(1));
      assertThat(deficiencies(read(mara))).isEqualTo(1);
      assertThat(read(mara).quality().controlsReadAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
      assertThat(riskuity.reads).hasValue(2);
    }

    @Test
    void aCopyIsServedOnlyWhereRiskuityLatelyAcceptedTheToken() {
      read(mara);
      assertThat(riskuity.probes).hasValue(1);

      bench.clock.advance(TokenFacts.KEPT);
      read(mara);
      assertThat(riskuity.probes).hasValue(2);
      assertThat(riskuity.reads).hasValue(1);

      bench.clock.advance(TokenFacts.KEPT);
      riskuity.answerProbes(
          new Probe.Refused(
              Problem.of(FailureCode.INSUFFICIENT_PERMISSIONS, "the project is not this user's")));
      assertThat(refusal(node.readProject().read(mara, PROJECT)).code())
          .isEqualTo(FailureCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void nobodyElsesCopyIsServedNotEvenToTheSameUserIdOfAnotherTenant() {
      Caller greta = caller("greta.s.token", requester("12", "8"));
      Caller namesake = caller("namesake.s.token", requester("99", "7"));
      read(mara);
      riskuity.comment("Deficient: no counsel");

      assertThat(deficiencies(read(greta))).isEqualTo(1);
      assertThat(deficiencies(read(namesake))).isEqualTo(1);
      assertThat(deficiencies(read(mara))).isZero();
      assertThat(riskuity.reads).hasValue(3);
    }

    @Test
    void anotherTokenOfTheSameUserSharesTheCopyOnceItIsAccepted() {
      read(mara);

      read(caller("mara.s.other", MARA));

      assertThat(riskuity.probes).hasValue(2);
      assertThat(riskuity.reads).hasValue(1);
    }

    @Test
    void withoutTimeToLiveEveryLookReads() {
      bench.cache = new InMemoryControlsCache(Duration.ZERO);
      node = bench.node("a", riskuity);

      read(mara);
      read(mara);

      assertThat(riskuity.reads).hasValue(2);
    }

    @Test
    void aFailedReadingIsNotKeptAndTheCopyBeforeItStays() {
      read(mara);
      riskuity.comment("Deficient: no counsel");
      riskuity.refuseReading(
          Optional.of(Problem.of(FailureCode.DATA_FETCH_ERROR, "a page does not fit the others")));

      assertThat(refusal(node.readProject().refresh(mara, PROJECT)).code())
          .isEqualTo(FailureCode.DATA_FETCH_ERROR);
      assertThat(deficiencies(read(mara))).isZero();

      riskuity.refuseReading(Optional.empty());
      assertThat(deficiencies(refreshed(mara))).isEqualTo(1);
    }

    @Test
    void aDroppedCopyIsReadAgainAndDroppingTwiceIsTheSame() {
      Caller greta = caller("greta.s.token", requester("12", "8"));
      read(mara);
      read(greta);

      assertThat(given(node.readProject().drop(mara, PROJECT)))
          .isEqualTo(new ReadProject.Dropped());
      assertThat(given(node.readProject().drop(mara, PROJECT)))
          .isEqualTo(new ReadProject.Dropped());

      read(greta);
      assertThat(riskuity.reads).hasValue(2);
      read(mara);
      assertThat(riskuity.reads).hasValue(3);
    }
  }

  @Nested
  class AtTheSameTime {
    private final CountDownLatch gate = new CountDownLatch(1);

    /** The next reading stays inside until the gate opens; those after it do not. */
    private Thread heldReading() throws InterruptedException {
      var inside = new CountDownLatch(1);
      riskuity.meanwhile(() -> {
        riskuity.meanwhile(() -> {});
        inside.countDown();
        passed(gate);
      });
      Thread reading = Thread.ofPlatform().start(() -> read(mara));
      inside.await();
      return reading;
    }

    private static void passed(CountDownLatch gate) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static void until(BooleanSupplier holds) {
      while (!holds.getAsBoolean()) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    @Test
    void sixteenCallsOfOneUserAskRiskuityOnce() throws Exception {
      List<Thread> calls = new ArrayList<>(List.of(heldReading()));
      for (int i = 1; i < 16; i++) {
        calls.add(Thread.ofPlatform().start(() -> read(mara)));
      }
      until(() ->
          calls.stream()
              .allMatch(call ->
                  call.getState() == Thread.State.WAITING
                      || call.getState() == Thread.State.TIMED_WAITING));

      gate.countDown();
      for (Thread call : calls) {
        call.join();
      }

      assertThat(riskuity.reads).hasValue(1);
    }

    @Test
    void whoWaitedForAReadingThatFailedReads() throws Exception {
      riskuity.refuseReading(
          Optional.of(Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity broke off")));
      riskuity.meanwhile(() -> {
        riskuity.refuseReading(Optional.empty());
        riskuity.meanwhile(() -> {});
        passed(gate);
      });
      Thread first =
          Thread.ofPlatform().start(() -> refusal(node.readProject().read(mara, PROJECT)));
      until(() -> riskuity.reads.get() == 1);
      var answers = new ArrayList<Answer<Canonical>>();
      Thread second =
          Thread.ofPlatform().start(() -> answers.add(node.readProject().read(mara, PROJECT)));
      until(() -> second.getState() == Thread.State.TIMED_WAITING);

      gate.countDown();
      first.join();
      second.join();

      assertThat(answers).hasOnlyElementsOfType(Answer.Given.class);
      assertThat(riskuity.reads).hasValue(2);
    }

    @Test
    void ofAllWhoWaitedForAReadingThatFailedOneReadsForTheOthers() throws Exception {
      bench.capacity = new WorkflowSettings.Capacity(1, 1, 1, 1);
      node = bench.node("a", riskuity);
      riskuity.refuseReading(
          Optional.of(Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity broke off")));
      riskuity.meanwhile(() -> {
        riskuity.refuseReading(Optional.empty());
        riskuity.meanwhile(() -> {});
        passed(gate);
      });
      Thread first =
          Thread.ofPlatform().start(() -> refusal(node.readProject().read(mara, PROJECT)));
      until(() -> riskuity.reads.get() == 1);
      var answers = new ConcurrentLinkedQueue<Answer<Canonical>>();
      List<Thread> others =
          Stream.generate(() ->
                  Thread.ofPlatform()
                      .start(() -> answers.add(node.readProject().read(mara, PROJECT))))
              .limit(8)
              .toList();
      until(() -> others.stream().allMatch(call -> call.getState() == Thread.State.TIMED_WAITING));

      gate.countDown();
      first.join();
      for (Thread call : others) {
        call.join();
      }

      assertThat(answers).hasSize(8).hasOnlyElementsOfType(Answer.Given.class);
      assertThat(riskuity.reads).hasValue(2);
    }

    @Test
    void withoutTimeToLiveEachCallNeedsAPlaceOfItsOwn() throws Exception {
      bench.cache = new InMemoryControlsCache(Duration.ZERO);
      bench.capacity = new WorkflowSettings.Capacity(1, 1, 1, 1);
      node = bench.node("a", riskuity);
      Thread held = heldReading();

      assertThat(refusal(node.readProject().read(mara, PROJECT)).code())
          .isEqualTo(FailureCode.TOO_MANY_REQUESTS);

      gate.countDown();
      held.join();
      assertThat(read(mara).controlCount()).isEqualTo(1);
      assertThat(riskuity.reads).hasValue(2);
    }

    @Test
    void aReadingThatBeganBeforeTheRefreshDoesNotTakeItsPlace() throws Exception {
      Thread early = heldReading();
      riskuity.comment("Deficient: no counsel");
      assertThat(deficiencies(refreshed(mara))).isEqualTo(1);

      bench.clock.advance(Duration.ofSeconds(5));
      gate.countDown();
      early.join();

      assertThat(deficiencies(read(mara))).isEqualTo(1);
      assertThat(riskuity.reads).hasValue(2);
    }

    @Test
    void whatIsReadWhileTheCopyIsDroppedIsNotKept() throws Exception {
      Thread early = heldReading();
      node.readProject().drop(mara, PROJECT);
      gate.countDown();
      early.join();

      read(mara);

      assertThat(riskuity.reads).hasValue(2);
    }

    @Test
    void moreReadingsThanAllowedAreToldToComeBackAndKeptCopiesStillServe() throws Exception {
      bench.capacity = new WorkflowSettings.Capacity(1, 1, 1, 1);
      node = bench.node("a", riskuity);
      Caller greta = caller("greta.s.token", requester("12", "8"));
      Caller tobias = caller("tobias.s.token", requester("12", "9"));
      read(greta);
      Thread held = heldReading();

      assertThat(refusal(node.readProject().read(tobias, PROJECT)).code())
          .isEqualTo(FailureCode.TOO_MANY_REQUESTS);
      assertThat(read(greta).controlCount()).isEqualTo(1);

      gate.countDown();
      held.join();
      assertThat(read(tobias).controlCount()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitAndLeavesNoThread() throws Exception {
      Thread first = heldReading();
      var problems = new ArrayList<Problem>();
      Thread second =
          Thread.ofPlatform()
              .start(() -> problems.add(refusal(node.readProject().read(mara, PROJECT))));
      until(() -> second.getState() == Thread.State.TIMED_WAITING);

      second.interrupt();
      second.join();
      gate.countDown();
      first.join();

      assertThat(problems)
          .extracting(Problem::code)
          .containsExactly(FailureCode.SERVICE_UNAVAILABLE);
    }
  }

  @Nested
  class Refusing {
    @Test
    void withoutAnAnswerFromRiskuityNothingIsOpened() {
      riskuity.answerProbes(new Probe.Unanswered("no answer in 3 s"));

      for (Answer<?> answer :
          List.of(
              check(mara),
              node.readProject().read(mara, PROJECT),
              node.readProject().refresh(mara, PROJECT),
              node.readProject().drop(mara, PROJECT))) {
        assertThat(refusal(answer).code()).isEqualTo(FailureCode.VERIFICATION_UNAVAILABLE);
      }
      assertThat(riskuity.reads).hasValue(0);
    }

    @Test
    void claimsThatNobodyIssuedAreNotEvenShownToRiskuity() {
      var stranger = new Caller(new UserToken("nobody.s.token"), new CorrelationId("looks"));

      assertThat(refusal(check(stranger)).code()).isEqualTo(FailureCode.INVALID_TOKEN);
      assertThat(riskuity.probes).hasValue(0);
    }

    @Test
    void aProjectThatIsGoneByNowIsNotFound() {
      riskuity.refuseReading(
          Optional.of(
              Problem.of(FailureCode.DATA_FETCH_ERROR, "there is no project 58")
                  .with("status_code", 404)));

      assertThat(refusal(check(mara)).code()).isEqualTo(FailureCode.PROJECT_NOT_FOUND);
    }

    @Test
    void aReportTypeThatIsNotMadeHereIsRefusedWithThoseThatAre() {
      Problem problem = refusal(node.checkReadiness().check(mara, PROJECT, "annual_summary"));

      assertThat(problem.code()).isEqualTo(FailureCode.INVALID_REPORT_TYPE);
      assertThat(problem.details()).containsEntry("known", List.of("draft_audit_report"));
      assertThat(riskuity.reads).hasValue(0);
    }
  }

  @Nested
  class Judging {
    @Test
    void theJudgementFollowsTheSetupAndLeavesNoJob() {
      Checked checked = given(check(mara));

      assertThat(checked.readiness().judgement())
          .isEqualTo(Readiness.Judgement.READY_WITH_WARNINGS);
      assertThat(checked.readiness().review().fields().text("project.recipient_id"))
          .isEqualTo("9001");
      assertThat(node.worker().runDue()).isZero();
    }
  }

  @Nested
  class Jobs {
    private JobId submitted(Map<String, @Nullable Object> form) {
      return given(node.submitReport().submit(mara, form)).job().id();
    }

    private ProjectReview sealed(JobId id) {
      Job job = bench.job(id);
      assertThat(job.state()).isInstanceOf(JobState.Completed.class);
      if (job.material() instanceof Material.Snapshot snapshot) {
        return bench.snapshots.decode(bench.blobs.find(snapshot.key()).orElseThrow().bytes());
      }
      throw new AssertionError("the job is not sealed");
    }

    @Test
    void oneRequestsValuesNeverReachTheReportOfAnother() {
      Map<String, @Nullable Object> renaming = form();
      renaming.put(
          "options",
          Map.of(
              "project_setup", Map.of("project_info", Map.of("recipient_name", "Another Name"))));

      JobId first = submitted(renaming);
      node.worker().runDue();
      JobId second = submitted(form());
      node.worker().runDue();

      assertThat(riskuity.reads).hasValue(1);
      assertThat(sealed(first).fields().text("project.recipient_name")).isEqualTo("Another Name");
      assertThat(sealed(second).fields().text("project.recipient_name"))
          .isEqualTo("Harbor Valley Transit District");
      assertThat(read(mara).fields().text("project.recipient_name"))
          .isEqualTo("Harbor Valley Transit District");
    }

    @Test
    void anOldCopyIsToldInTheJobAndAYoungOneIsNot() {
      read(mara);

      bench.clock.advance(Duration.ofSeconds(60));
      JobId young = submitted(form());
      node.worker().runDue();
      bench.clock.advance(Duration.ofSeconds(1));
      JobId old = submitted(form());
      node.worker().runDue();

      assertThat(ofAge(young)).isEmpty();
      assertThat(ofAge(old))
          .containsExactly(
              "The controls were read from Riskuity at "
                  + NOON
                  + ", 1 minute before this review was made; what changed there since is not in"
                  + " it. POST /api/v1/projects/58/data/refresh reads them anew.");
      assertThat(sealed(old).quality().controlsReadAt()).isEqualTo(NOON);
    }

    private List<String> ofAge(JobId id) {
      return bench.job(id).warnings().stream()
          .filter(warning -> warning.contains("were read from Riskuity at"))
          .toList();
    }

    @Test
    void aJobThatWaitedTooLongForItsProofReadsForItself() {
      read(mara);
      JobId id = submitted(form());
      riskuity.comment("Deficient: no counsel");

      bench.clock.advance(TokenFacts.KEPT);
      node.worker().runDue();

      assertThat(riskuity.reads).hasValue(2);
      assertThat(deficiencies(sealed(id))).isEqualTo(1);
    }

    @Test
    void aProjectThatWasLookedAtNeedNotBeReadForItsReport() {
      check(mara);

      JobId id = submitted(form());
      node.worker().runDue();

      assertThat(riskuity.reads).hasValue(1);
      assertThat(riskuity.probes).hasValue(1);
      assertThat(bench.job(id).progress()).isEqualTo(100);
    }

    @Test
    void theSealedReviewIsWhatALookerSees() {
      JobId id = submitted(form());
      node.worker().runDue();

      assertThat(given(node.readProject().read(mara, PROJECT)).json())
          .isEqualTo(bench.snapshots.encode(sealed(id)));
    }
  }
}

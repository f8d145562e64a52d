package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.job.Effort;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.Material;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ControlsKey;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.upstream.Circuit;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of jobs while Riskuity does not answer: they wait, and are not charged for it. */
final class RiskuityDownTest {
  private final Bench bench = new Bench();
  private final Workflow node = bench.node("a");

  private static final ProjectId OTHER = new ProjectId(59);

  @BeforeEach
  void riskuityIsDown() {
    for (ProjectId project : List.of(PROJECT, OTHER)) {
      bench.setups.hold(new ProjectKey(Bench.MARA.tenant(), project), SampleReviews.setup());
      isSilentAbout(project, refused(Optional.empty()));
    }
  }

  private void isSilentAbout(ProjectId project, Controls controls) {
    bench.riskuity.answer(project, new Probe.Unanswered("accepted no connection"), controls);
  }

  private static Controls refused(Optional<Integer> status) {
    var problem = Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity gave no controls");
    return new Controls.Refused(
        status.map(code -> problem.with("status_code", code)).orElse(problem));
  }

  private void riskuityIsBack() {
    bench.riskuity.hold(PROJECT, SampleReviews.controls());
    bench.riskuity.hold(OTHER, SampleReviews.controls());
  }

  private JobId acceptedFor(ProjectId project) {
    Map<String, @Nullable Object> form = Bench.form();
    form.put("project_id", project.value());
    return accepted(node, form);
  }

  private List<JobId> acceptedFor(ProjectId project, int jobs) {
    var ids = new ArrayList<JobId>();
    for (int i = 0; i < jobs; i++) {
      ids.add(acceptedFor(project));
    }
    return ids;
  }

  /** Five jobs of two projects that each met the silence once: enough to open the circuit. */
  private List<JobId> openedBy() {
    List<JobId> ids = acceptedFor(PROJECT, Circuit.FAILURES - 1);
    ids.add(acceptedFor(OTHER));
    node.worker().runDue();
    assertThat(ids).allMatch(id -> bench.job(id).effort().failures() == 1);
    return ids;
  }

  private Job seen(JobId id) {
    return switch (node.findJob().find(Bench.caller(), id)) {
      case Answer.Given<FindJob.Found> given -> given.value().job();
      case Answer.Refused<FindJob.Found> refused ->
          throw new AssertionError(refused.problem().toString());
    };
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
    assertThat(bench.job(later).state()).isEqualTo(new JobState.Queued(NOON));
    assertThat(seen(later).state())
        .isInstanceOfSatisfying(
            JobState.Queued.class,
            queued -> {
              assertThat(queued.dueAt()).isEqualTo(NOON);
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
  void oneJobTriesAtNoChargeAndTheOthersWaitForWhatItFinds() {
    List<JobId> ids = openedBy();
    bench.clock.advance(Circuit.FIRST_PAUSE);

    node.worker().runDue();

    assertThat(ids.stream().filter(id -> bench.job(id).effort().claims() == 2)).hasSize(1);
    assertThat(ids).allMatch(id -> bench.job(id).effort().failures() == 1);
    assertThat(ids).allMatch(id -> bench.job(id).effort().worked().isZero());
  }

  @Test
  void aJobThatTriedWaitsAndLetsAnotherTryNext() {
    List<JobId> ids = openedBy();
    Duration pause = Circuit.FIRST_PAUSE;
    for (int trial = 0; trial < ids.size(); trial++) {
      bench.clock.advance(pause);
      node.worker().runDue();
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(Circuit.LONGEST_PAUSE) < 0 ? twice : Circuit.LONGEST_PAUSE;
    }

    assertThat(ids).allMatch(id -> bench.job(id).effort().claims() == 2);
    assertThat(ids)
        .allSatisfy(id ->
            assertThat(bench.job(id).state())
                .isInstanceOfSatisfying(
                    JobState.Queued.class,
                    queued ->
                        assertThat(queued.reason()).contains("Riskuity has not answered since")));
  }

  @Test
  void onceRiskuityAnswersEverythingGoesOnAtOnce() {
    List<JobId> ids = openedBy();
    JobId waiting = accepted(node);
    node.worker().runDue();
    riskuityIsBack();

    bench.clock.advance(Circuit.FIRST_PAUSE);
    node.worker().runDue();

    ids.add(waiting);
    assertThat(ids).allMatch(id -> bench.job(id).status() == JobStatus.COMPLETED);
    assertThat(bench.job(waiting).effort().failures()).isZero();
    assertThat(riskuityPart().detail()).isEmpty();
  }

  @Nested
  class WhatIsNoSilence {
    private void assertThatNobodyWaits() {
      assertThat(riskuityPart().detail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 422, 500})
    void whateverRiskuityAnswersAboutAProjectStopsNobody(int status) {
      for (ProjectId project : List.of(PROJECT, OTHER)) {
        bench.riskuity.answer(project, new Probe.Allowed(), refused(Optional.of(status)));
        acceptedFor(project, Circuit.FAILURES_OF_ONE);
      }

      node.worker().runDue();

      assertThatNobodyWaits();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aGatewayThatSaysRiskuityIsAwayStopsEverybody(int status) {
      for (ProjectId project : List.of(PROJECT, OTHER)) {
        bench.riskuity.answer(project, new Probe.Allowed(), refused(Optional.of(status)));
        acceptedFor(project, Circuit.FAILURES);
      }

      node.worker().runDue();

      assertThat(riskuityPart().detail()).isNotEmpty();
    }

    @Test
    void aProbeThatIsAnsweredByAnErrorStopsNobody() {
      for (ProjectId project : List.of(PROJECT, OTHER)) {
        bench.riskuity.answer(
            project,
            new Probe.Unanswered("Riskuity answered 500", false),
            refused(Optional.of(500)));
        acceptedFor(project, Circuit.FAILURES_OF_ONE);
      }

      node.worker().runDue();

      assertThatNobodyWaits();
    }

    @Test
    void oneProjectThatGetsNoAnswerStopsNobodyUntilItsTenthCall() {
      acceptedFor(PROJECT, Circuit.FAILURES_OF_ONE - 1);
      node.worker().runDue();
      assertThatNobodyWaits();

      acceptedFor(PROJECT);
      node.worker().runDue();
      assertThat(riskuityPart().detail()).isNotEmpty();
    }

    @Test
    void usersWhoLookInVainStopNobody() {
      for (ProjectId project : List.of(PROJECT, OTHER)) {
        bench.riskuity.answer(project, new Probe.Allowed(), refused(Optional.empty()));
        for (int look = 0; look < Circuit.FAILURES_OF_ONE; look++) {
          node.readProject().refresh(Bench.caller(), project);
        }
      }

      assertThatNobodyWaits();
    }

    @Test
    void aReadThatHadNoTimeLeftStopsNobody() {
      var watched = new WatchedRiskuity(bench.riskuity, bench.clock);
      for (ProjectId project : List.of(PROJECT, OTHER)) {
        for (int read = 0; read < Circuit.FAILURES_OF_ONE; read++) {
          watched
              .ofJobs()
              .controls(
                  Bench.TOKEN,
                  project,
                  new CorrelationId("short"),
                  Duration.ofMillis(4_999),
                  (some, all) -> {});
        }
      }

      assertThat(watched.trouble()).isEmpty();
    }
  }

  @Test
  void aTenantsSealedJobsGoOnWhileHundredsOfItsOthersWait() {
    riskuityIsBack();
    List<JobId> sealed = sealedJobs(10);
    riskuityIsDown();
    openedBy();
    acceptedFor(PROJECT, 200);

    bench.clock.advance(Duration.ofSeconds(2));
    node.worker().runDue();

    assertThat(sealed).allMatch(id -> bench.job(id).status() == JobStatus.COMPLETED);
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
    JobId sealed = sealedJobs(1).getFirst();
    riskuityIsDown();
    openedBy();

    bench.clock.advance(Duration.ofSeconds(2));
    node.worker().runDue();

    assertThat(bench.job(sealed).status()).isEqualTo(JobStatus.COMPLETED);
  }

  /** Jobs whose reports could not be stored, once. */
  private List<JobId> sealedJobs(int count) {
    List<JobId> ids = acceptedFor(PROJECT, count);
    bench.blobs.meet(
        new Trouble() {
          private int puts;

          @Override
          public void before(String call) {
            if (call.equals("put") && ++puts % 2 == 0) {
              throw new PortUnavailableException(call, "the disk is full");
            }
          }
        });
    node.worker().runDue();
    bench.blobs.meet(Trouble.NONE);
    bench.cache.drop(new ControlsKey(Bench.MARA, PROJECT));
    assertThat(ids).allMatch(id -> bench.job(id).material() instanceof Material.Snapshot);
    return ids;
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

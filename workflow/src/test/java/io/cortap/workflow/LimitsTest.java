package io.cortap.workflow;

import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryPdfConverter;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.Material;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.workflow.WorkflowSettings.Leases;
import io.cortap.workflow.WorkflowSettings.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Work that does not come back ends at its limit, by virtual time. */
final class LimitsTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void lookOften() {
    bench.leases = new Leases(Duration.ofSeconds(10), Duration.ofMillis(5), Leases.STANDARD.poll());
  }

  /** Hangs until the phase is just over its limit. */
  private Hang hangIn(Phase phase) {
    return Hang.untilInterrupted(() -> bench.clock.advance(phase.limit().plusMillis(1)));
  }

  private Problem problemOf(JobId id) {
    return bench.job(id).state() instanceof JobState.Failed failed
        ? failed.problem()
        : Problem.of(FailureCode.INTERNAL_ERROR, "the job is " + bench.job(id).status());
  }

  private void assertEnded(JobId id, Phase phase) {
    assertThat(problemOf(id).code()).isEqualTo(FailureCode.JOB_TIMEOUT);
    assertThat(problemOf(id).stage()).isEqualTo(phase.wireName());
    assertThat(problemOf(id).details())
        .containsEntry("limit", phase.wireName())
        .containsEntry("limit_seconds", Math.toIntExact(phase.limit().toSeconds()));
    assertThat(bench.job(id).delivery()).isInstanceOf(Delivery.Delivered.class);
    assertThat(bench.receiver.attempts()).hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Nested
  class EachPhase {
    @Test
    void aProbeThatIsNeverAnsweredEndsWithAuthorize() {
      bench.riskuity.answer(
          PROJECT,
          new Probe.Unanswered("too slow for the submission"),
          new Controls.Read(SampleReviews.controls()));
      JobId id = accepted(bench.node("a"));

      bench.node("a", hangIn(Phase.AUTHORIZE).inProbesOf(bench.riskuity)).worker().runDue();

      assertEnded(id, Phase.AUTHORIZE);
      assertThat(bench.job(id).material()).isEqualTo(new Material.Erased(false));
    }

    @Test
    void aRiskuityThatNeverAnswersEndsWithFetch() {
      JobId id = accepted(bench.node("a"));

      bench
          .node("a", new InterruptedReading(bench.riskuity, hangIn(Phase.FETCH)::run))
          .worker()
          .runDue();

      assertEnded(id, Phase.FETCH);
      assertThat(bench.job(id).material()).isEqualTo(new Material.Erased(true));
    }

    @Test
    void aBlobStoreThatTakesNoSnapshotEndsWithSeal() {
      JobId id = accepted(bench.node("a"));
      bench.blobs.meet(hangIn(Phase.SEAL).before("put"));

      bench.node("a").worker().runDue();

      assertEnded(id, Phase.SEAL);
    }

    @Test
    void aDocumentThatIsNeverMadeEndsWithRender() {
      JobId id = accepted(bench.node("a"));
      bench.renderer = hangIn(Phase.RENDER).in(bench.renderer);

      bench.node("a").worker().runDue();

      assertEnded(id, Phase.RENDER);
    }

    @Test
    void aBlobStoreThatGivesNoSnapshotEndsWithRender() {
      JobId id = accepted(bench.node("a"));
      bench.crashBeforeTheReportIsStored();
      bench.clock.advance(bench.leases.length());
      bench.blobs.meet(hangIn(Phase.RENDER).before("find blob"));

      bench.node("a").worker().runDue();

      assertEnded(id, Phase.RENDER);
    }

    @Test
    void aDocumentThatIsNeverConvertedEndsWithConvert() {
      var form = Bench.form();
      form.put("options", Map.of("format", "pdf"));
      JobId id = accepted(bench.node("a"), form);
      Hang hang = hangIn(Phase.CONVERT);
      bench.pdfs =
          new StubPdfConverter((docx, limit) -> {
            hang.run();
            return new InMemoryPdfConverter().convert(docx, limit);
          });

      bench.node("a").worker().runDue();

      assertEnded(id, Phase.CONVERT);
    }

    @Test
    void aBlobStoreThatTakesNoReportEndsWithStore() {
      JobId id = accepted(bench.node("a"));
      Hang hang = hangIn(Phase.STORE);
      bench.blobs.meet(
          new Trouble() {
            @Override
            public void before(String call) {
              if (call.equals("put") && !bench.blobs.written().isEmpty()) {
                hang.run();
              }
            }
          });

      bench.node("a").worker().runDue();

      assertEnded(id, Phase.STORE);
    }

    @Test
    void workThatComesBackJustInTimeGoesOn() {
      JobId id = accepted(bench.node("a"));

      bench
          .node(
              "a",
              new InterruptedReading(
                  bench.riskuity, () -> bench.clock.advance(Phase.FETCH.limit())))
          .worker()
          .runDue();

      assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Nested
  class TheWholeJob {
    @Test
    void endsAtItsOwnLimitWithinAPhaseThatHasTimeLeft() {
      bench.limits =
          new Limits(
              Limits.STANDARD.probe(),
              Limits.STANDARD.verification(),
              Limits.STANDARD.attempt(),
              Duration.ofSeconds(40));
      JobId id = accepted(bench.node("a"));
      Hang hang = Hang.untilInterrupted(() -> bench.clock.advance(Duration.ofMillis(40_001)));

      bench.node("a", new InterruptedReading(bench.riskuity, hang::run)).worker().runDue();

      assertThat(problemOf(id).code()).isEqualTo(FailureCode.JOB_TIMEOUT);
      assertThat(problemOf(id).details())
          .containsEntry("limit", "total")
          .containsEntry("limit_seconds", 40);
    }
  }

  @Nested
  class WorkThatIgnoresInterrupts {
    @Test
    void isEndedAllTheSameAndWhatItWritesLaterIsRefused() throws Exception {
      JobId id = accepted(bench.node("a"));
      Hang hang = Hang.deaf(() -> bench.clock.advance(Phase.RENDER.limit().plusMillis(1)));
      bench.renderer = hang.in(bench.renderer);
      Workflow stuck = bench.node("a");
      Thread worker = Thread.ofPlatform().daemon().start(() -> stuck.worker().runDue());
      awaitEnd(id);
      Job ended = bench.job(id);

      hang.release();
      worker.join();

      assertThat(bench.job(id).state()).isEqualTo(ended.state());
      assertEnded(id, Phase.RENDER);
      assertThat(bench.blobs.written()).hasSize(1);
    }

    private void awaitEnd(JobId id) {
      for (int look = 0; look < 10_000; look++) {
        if (bench.job(id).state() instanceof JobState.Finished) {
          return;
        }
        LockSupport.parkNanos(1_000_000);
      }
      throw new AssertionError("the job did not end: " + bench.job(id).state());
    }
  }
}

package io.cortap.workflow;

import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.form;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.GenerateReport;
import io.cortap.ports.inbound.WatchJob.Watch;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following a job, and waiting for one. Nothing here would end by itself in the time allowed. */
@Timeout(30)
final class WatchingTest {
  private static final Duration LONG = Duration.ofDays(1);

  private final Bench bench = new Bench();

  WatchingTest() {
    // Nobody sees anything by looking again: only what wakes the watcher ends its wait.
    bench.leases = new WorkflowSettings.Leases(Duration.ofSeconds(10), Duration.ofSeconds(3), LONG);
  }

  private static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T> given -> given.value();
      case Answer.Refused<T> refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  /** Happens after the first look at the store that comes from now on. */
  private void afterOneLook(Runnable happening) {
    bench.jobs.meet(
        new Trouble() {
          @Override
          public void after(String call) {
            if (call.equals("find")) {
              bench.jobs.meet(NONE);
              happening.run();
            }
          }
        });
  }

  /** No job can be read. */
  private static Trouble storeDown() {
    return new Trouble() {
      @Override
      public void before(String call) {
        if (call.equals("find")) {
          throw new PortUnavailableException(call, "the disk is gone");
        }
      }
    };
  }

  @Nested
  class Following {
    private final Workflow node = bench.node("a");
    private final JobId id = accepted(node);
    private final Watch watch = given(node.watchJob().watch(caller(), id));

    @Test
    void beginsWithTheJobAsItStands() {
      assertThat(watch.last().job()).isEqualTo(bench.job(id));
    }

    @Test
    void givesAtOnceWhatHappenedSinceTheLastLook() throws Exception {
      node.worker().runDue();

      Found found = given(watch.next(LONG));

      assertThat(found.job().status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(found.download()).isInstanceOf(Download.Ready.class);
      assertThat(watch.last()).isEqualTo(found);
    }

    @Test
    void isWokenByWorkOfItsOwnNode() throws Exception {
      afterOneLook(() -> node.worker().runDue());

      assertThat(given(watch.next(LONG)).job().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void endsWithTheTokenThatOpenedIt() throws Exception {
      bench.clock.advance(Duration.ofHours(1));

      assertThat(watch.next(LONG))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> assertThat(refused.problem().code()).isEqualTo(FailureCode.EXPIRED_TOKEN));
    }

    @Test
    void isWokenByACancel() throws Exception {
      afterOneLook(() -> node.cancelJob().cancel(caller(), id));

      assertThat(given(watch.next(LONG)).job().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void givesTheSameJobWhenNothingHappenedWithinTheWait() throws Exception {
      Found before = watch.last();
      afterOneLook(() -> bench.clock.advance(Duration.ofSeconds(15)));

      assertThat(given(watch.next(Duration.ofSeconds(15)))).isEqualTo(before);
    }

    @Test
    void endsWithAnInterrupt() {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> watch.next(LONG)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void saysWhyItCannotGoOn() throws Exception {
      bench.jobs.meet(storeDown());

      assertThat(refusal(watch.next(LONG)).code()).isEqualTo(FailureCode.SERVICE_UNAVAILABLE);
    }
  }

  @Nested
  class Waiting {
    private final Workflow node = bench.node("a");
    private final Map<String, ?> silent =
        Map.of("project_id", Bench.PROJECT.value(), "report_type", "draft_audit_report");

    private Found generated(Map<String, ?> form) {
      return given(node.generateReport().generate(caller(), form));
    }

    @Test
    void givesTheReportAndOwesNoWebhook() {
      afterOneLook(() -> node.worker().runDue());

      Found found = generated(silent);

      assertThat(found.job().state()).isInstanceOf(JobState.Completed.class);
      assertThat(found.download()).isInstanceOf(Download.Ready.class);
      assertThat(found.job().delivery()).isEqualTo(new Delivery.None());
      assertThat(node.worker().runDue()).isZero();
      assertThat(bench.receiver.attempts()).isEmpty();
    }

    @Test
    void ignoresACallback() {
      afterOneLook(() -> node.worker().runDue());

      assertThat(generated(form()).job().accepted().request().callback())
          .isEqualTo(new Callback.Nowhere());
    }

    @Test
    void givesWhatFailed() {
      bench.riskuity.answer(
          Bench.PROJECT,
          new Probe.Allowed(),
          new Controls.Refused(
              Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity answered 404").forGood()));
      afterOneLook(() -> node.worker().runDue());

      assertThat(generated(silent).job().state()).isInstanceOf(JobState.Failed.class);
    }

    @Test
    void endsWithItsPatienceAndTheJobGoesOn() {
      afterOneLook(() -> bench.clock.advance(GenerateReport.PATIENCE));

      Job job = generated(silent).job();

      assertThat(job.state()).isInstanceOf(JobState.Queued.class);
      node.worker().runDue();
      assertThat(bench.job(job.id()).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void endsWithAnInterruptThatStays() {
      afterOneLook(() -> Thread.currentThread().interrupt());

      assertThat(generated(silent).job().state()).isInstanceOf(JobState.Queued.class);
      assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void endsWithTheStoreAndTellsWhatIsKnown() {
      bench.jobs.meet(storeDown());

      assertThat(generated(silent).job().status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void refusesWhatCannotBeSubmitted() {
      Problem problem = refusal(node.generateReport().generate(caller(), Map.of()));

      assertThat(problem.code()).isEqualTo(FailureCode.INVALID_REQUEST);
      assertThat(problem.details().toString()).doesNotContain("callback_url");
      assertThat(node.worker().runDue()).isZero();
    }
  }
}

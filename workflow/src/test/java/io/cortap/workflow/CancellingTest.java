package io.cortap.workflow;

import static io.cortap.workflow.Bench.MARA;
import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.Material;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CancellingTest {
  private final Bench bench = new Bench();
  private final Workflow node = bench.node("a");

  private static Job cancelled(Workflow node, JobId id) {
    return switch (node.cancelJob().cancel(caller(), id)) {
      case Answer.Given<Found> given -> given.value().job();
      case Answer.Refused<Found> refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  @Nested
  class AWaitingJob {
    @Test
    void stopsAtOnceItsTokenIsErasedAndItsReceiverTold() {
      JobId id = accepted(node);

      Job answered = cancelled(node, id);

      assertThat(answered.state()).isEqualTo(new JobState.Cancelled(NOON));
      assertThat(bench.job(id)).isEqualTo(answered);
      assertThat(answered.material()).isEqualTo(new Material.Erased(true));
      node.worker().runDue();
      assertThat(bench.receiver.attempts())
          .singleElement()
          .satisfies(attempt -> {
            assertThat(attempt.headers()).containsEntry("webhook-id", "evt_" + id + "_failed");
            assertThat(new String(attempt.body(), StandardCharsets.UTF_8))
                .contains("\"status\": \"failed\"", "\"code\": \"JOB_CANCELLED\"");
          });
      assertThat(bench.blobs.written()).isEmpty();
    }

    @Test
    void mayBeCancelledAgain() {
      JobId id = accepted(node);
      Job once = cancelled(node, id);
      bench.clock.advance(Duration.ofSeconds(1));

      assertThat(cancelled(node, id)).isEqualTo(once);
    }

    @Test
    void mayWaitForItsNextAttempt() {
      JobId id = accepted(node);
      bench.riskuity.answer(
          PROJECT,
          new Probe.Allowed(),
          new Controls.Refused(Problem.of(FailureCode.DATA_FETCH_ERROR, "503")));
      node.worker().runDue();

      assertThat(cancelled(node, id).status()).isEqualTo(JobStatus.CANCELLED);
    }
  }

  @Nested
  class AFinishedJob {
    @Test
    void staysAsItIsAndIsAnsweredWithItsReport() {
      JobId id = accepted(node);
      node.worker().runDue();
      Job completed = bench.job(id);

      Answer<Found> answer = node.cancelJob().cancel(caller(), id);

      assertThat(answer).isEqualTo(node.findJob().find(caller(), id));
      assertThat(bench.job(id)).isEqualTo(completed);
    }
  }

  @Nested
  class AJobUnderWay {
    @Test
    void isLostToItsWorkerWhereverThatStands() {
      Set<JobStatus> outcomes =
          atEveryPoint(point -> {
            var world = new Race();
            return world.meet(point, world::cancel, () -> world.node.worker().runDue());
          });

      assertThat(outcomes).containsExactlyInAnyOrder(JobStatus.CANCELLED, JobStatus.COMPLETED);
    }

    @Test
    void winsWhereItIsFasterThanTheCancel() {
      Set<JobStatus> outcomes =
          atEveryPoint(point -> {
            var world = new Race();
            return world.meet(point, () -> world.node.worker().runDue(), world::cancel);
          });

      assertThat(outcomes).containsExactlyInAnyOrder(JobStatus.CANCELLED, JobStatus.COMPLETED);
    }

    private static Set<JobStatus> atEveryPoint(IntFunction<List<JobStatus>> race) {
      Set<JobStatus> outcomes = EnumSet.noneOf(JobStatus.class);
      List<JobStatus> outcome = race.apply(0);
      for (int point = 1; !outcome.isEmpty(); point++) {
        outcomes.addAll(outcome);
        outcome = race.apply(point);
      }
      return outcomes;
    }
  }

  /** A job that is cancelled by one node while another works on it. */
  private static final class Race {
    private final Bench bench = new Bench();
    private final Workflow node = bench.node("a");
    private final JobId id = accepted(node);
    private final List<JobStatus> answers = new ArrayList<>();

    private void cancel() {
      answers.add(cancelled(bench.node("b"), id).status());
    }

    /** How it ended, or nothing if {@code act} never came to that point. */
    private List<JobStatus> meet(int point, Runnable meanwhile, Runnable act) {
      var call = new CallAt(point, meanwhile);
      bench.jobs.meet(call);
      bench.blobs.meet(call);
      act.run();
      bench.jobs.meet(Trouble.NONE);
      bench.blobs.meet(Trouble.NONE);
      if (!call.happened()) {
        return List.of();
      }
      bench.clock.advance(WorkflowSettings.Leases.STANDARD.length());
      bench.node("b").worker().runDue();
      assertOneOutcome(point);
      return answers;
    }

    private void assertOneOutcome(int point) {
      Job job = bench.job(id);
      assertThat(answers).as("point %d", point).containsExactly(job.status());
      assertThat(job.material()).as("point %d", point).isNotInstanceOf(Material.Token.class);
      assertThat(job.delivery()).as("point %d", point).isInstanceOf(Delivery.Delivered.class);
      assertThat(bench.receiver.attempts())
          .as("point %d", point)
          .isNotEmpty()
          .allSatisfy(attempt ->
              assertThat(attempt.headers())
                  .containsEntry(
                      "webhook-id",
                      "evt_"
                          + id
                          + (job.status() == JobStatus.CANCELLED ? "_failed" : "_completed")));
    }
  }

  @Nested
  class Walls {
    private final JobId id = accepted(node);

    private Problem refusedTo(Requester requester) {
      var token = new UserToken("some.body.else");
      bench.tokens.issue(token, requester, NOON.plus(Duration.ofHours(1)));
      Problem problem =
          refusal(node.cancelJob().cancel(new Caller(token, new CorrelationId("c")), id));
      assertThat(bench.job(id).status()).isEqualTo(JobStatus.QUEUED);
      return problem;
    }

    @Test
    void aColleagueOfTheSameTenantIsRefused() {
      assertThat(refusedTo(new Requester(MARA.tenant(), new UserId("8"))).code())
          .isEqualTo(FailureCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void anotherTenantFindsNoSuchJob() {
      assertThat(refusedTo(new Requester(new TenantId("13"), MARA.user())).code())
          .isEqualTo(FailureCode.JOB_NOT_FOUND);
    }
  }
}

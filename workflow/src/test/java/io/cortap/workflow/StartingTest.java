package io.cortap.workflow;

import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was claimed and then could not be begun, for the process has no thread left for it. */
final class StartingTest {
  private final Bench bench = new Bench();
  private String withoutThreads = "";
  private final Workflow node =
      bench.node(
          "a",
          bench.riskuity,
          (thread, work) -> {
            if (thread.getName().startsWith(withoutThreads)) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            work.run();
          });

  private void lookInVain() {
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> node.worker().dispatch());
    bench.clock.advance(bench.leases.length().plus(Duration.ofSeconds(1)));
  }

  @Test
  void aJobIsGivenBackAtNoChargeHoweverOftenItHappens() {
    JobId id = accepted(node);
    for (int look = 0; look < 30; look++) {
      lookInVain();

      assertThat(bench.job(id).state()).isInstanceOf(JobState.Queued.class);
      assertThat(bench.job(id).effort().crashes()).isZero();
      assertThat(bench.job(id).effort().worked()).isZero();
    }

    withoutThreads = "NONE";
    node.worker().dispatch();

    assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void soIsAnAttemptToDeliver() {
    JobId id = accepted(node);
    withoutThreads = "DELIVERY";
    for (int look = 0; look < 30; look++) {
      lookInVain();

      assertThat(bench.job(id).delivery())
          .isInstanceOfSatisfying(
              Delivery.Pending.class,
              pending -> assertThat(pending.tries()).isEqualTo(Delivery.Tries.NONE));
    }

    withoutThreads = "NONE";
    node.worker().dispatch();

    assertThat(bench.receiver.attempts()).hasSize(1);
    assertThat(bench.job(id).delivery()).isInstanceOf(Delivery.Delivered.class);
  }
}

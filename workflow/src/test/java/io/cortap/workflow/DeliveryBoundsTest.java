package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Due;
import io.cortap.core.job.JobId;
import io.cortap.core.job.Redelivery;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** However long something of our own is broken, no webhook is tried for ever. */
final class DeliveryBoundsTest {
  private final Bench bench = new Bench();
  private final Workflow node = bench.node("a");

  /** Looks whenever the job is due, until it is no more. */
  private void untilNothingIsDue(JobId id) {
    for (int looks = 0; bench.job(id).due().isPresent(); looks++) {
      assertThat(looks).as("looks").isLessThan(500);
      Instant next = bench.job(id).due().map(Due::at).orElseThrow();
      if (bench.clock.instant().isBefore(next)) {
        bench.clock.advance(Duration.between(bench.clock.instant(), next));
      }
      try {
        node.worker().runDue();
      } catch (Trouble.Crash crash) {
        // The next look is another process's.
      }
    }
  }

  @Test
  void aFaultOfOurOwnNetworkThatLastsIsGivenUpAfterThreeDays() {
    bench.receiver.answer(attempt -> new AttemptOutcome.EgressFailed("no name server answers"));
    JobId id = accepted(node);

    untilNothingIsDue(id);

    assertThat(bench.job(id).delivery())
        .isInstanceOfSatisfying(
            Delivery.Exhausted.class,
            exhausted -> {
              assertThat(exhausted.endedAt()).isBefore(NOON.plus(RetrySchedule.LONGEST));
              assertThat(exhausted.endedAt()).isAfter(NOON.plus(Duration.ofHours(70)));
              assertThat(exhausted.tries().position().number()).isEqualTo(1);
            });
    // Its user may still ask for it.
    assertThat(Redelivery.refusal(bench.job(id))).isEmpty();
  }

  @Test
  void aFaultOfOurOwnThatEndsCostsTheReceiverNothing() {
    bench.receiver.answer(attempt ->
        bench.clock.instant().isBefore(NOON.plus(Duration.ofHours(9)))
            ? new AttemptOutcome.EgressFailed("no name server answers")
            : new AttemptOutcome.Answered(200));
    JobId id = accepted(node);

    untilNothingIsDue(id);

    assertThat(bench.job(id).delivery())
        .isInstanceOfSatisfying(
            Delivery.Delivered.class,
            delivered ->
                assertThat(delivered.deliveredAt())
                    .isBefore(NOON.plus(Duration.ofHours(10).plusMinutes(12))));
  }

  @Test
  void anAttemptThatCrashesEveryWorkerIsGivenUpByTheSchedule() {
    bench.receiver.answer(attempt -> {
      throw new Trouble.Crash("in the middle of an attempt");
    });
    JobId id = accepted(node);

    untilNothingIsDue(id);

    assertThat(bench.job(id).delivery())
        .isInstanceOfSatisfying(
            Delivery.Exhausted.class,
            exhausted -> {
              assertThat(exhausted.tries().made()).isEqualTo(RetrySchedule.LAST_POSITION);
              assertThat(exhausted.tries().lastError()).contains("the service crashed");
            });
    assertThat(bench.receiver.attempts()).hasSize(3 * RetrySchedule.LAST_POSITION);
  }

  @Test
  void twoCrashesAreNotChargedToTheReceiver() {
    bench.receiver.answer(attempt -> {
      if (bench.receiver.attempts().size() < 3) {
        throw new Trouble.Crash("in the middle of an attempt");
      }
      return new AttemptOutcome.Answered(200);
    });
    JobId id = accepted(node);

    untilNothingIsDue(id);

    assertThat(bench.job(id).delivery())
        .isInstanceOfSatisfying(
            Delivery.Delivered.class,
            delivered -> assertThat(delivered.tries().made()).isEqualTo(1));
  }
}

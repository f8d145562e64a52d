package io.cortap.core.job;

import static io.cortap.core.job.Jobs.LEASE;
import static io.cortap.core.job.Jobs.NODE;
import static io.cortap.core.job.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.JobState.Running;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EffortTest {
  private static final Effort EFFORT = new Effort(4, 1, 2, Duration.ofSeconds(30));
  private static final Running RUNNING =
      new Running(Phase.FETCH, NOON, Lease.from(NOON, NODE, LEASE));

  @Test
  void theThirdCrashPoisons() {
    assertThat(new Effort(3, 2, 9, Duration.ZERO).isPoisoned()).isFalse();
    assertThat(new Effort(3, 3, 0, Duration.ZERO).isPoisoned()).isTrue();
  }

  @Test
  void eachKindOfEndIsCountedByItself() {
    assertThat(EFFORT.claimed()).isEqualTo(new Effort(5, 1, 2, Duration.ofSeconds(30)));
    assertThat(EFFORT.failed()).isEqualTo(new Effort(4, 1, 3, Duration.ofSeconds(30)));
    assertThat(EFFORT.crashed(RUNNING, NOON.plusSeconds(4)))
        .isEqualTo(new Effort(4, 2, 2, Duration.ofSeconds(34)));
  }

  @Test
  void aDeadWorkerWorkedUntilItsLeaseEndedAtMost() {
    assertThat(EFFORT.crashed(RUNNING, NOON.plus(LEASE).plusSeconds(99)).worked())
        .isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void aResumedJobKeepsItsCrashesAndAttemptsAlone() {
    assertThat(EFFORT.resumed()).isEqualTo(new Effort(4, 1, 0, Duration.ZERO));
  }

  @Test
  void onlyWhoHoldsAJobWorks() {
    assertThat(EFFORT.until(NOON.plusSeconds(5), RUNNING).worked())
        .isEqualTo(Duration.ofSeconds(35));
    assertThat(EFFORT.until(NOON.plusSeconds(5), new JobState.Queued(NOON))).isEqualTo(EFFORT);
  }

  @Test
  void aClockThatGoesBackTakesNoTimeAway() {
    assertThat(EFFORT.worked(NOON, NOON.minusSeconds(1))).isEqualTo(EFFORT);
  }
}

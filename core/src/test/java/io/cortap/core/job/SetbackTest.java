package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SetbackTest {
  private static final Duration PLENTY = Duration.ofSeconds(100);
  private static final Problem PASSING =
      Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity answered 503").at("fetch");
  private static final Problem USED_UP = Problem.of(FailureCode.JOB_TIMEOUT, "too long").forGood();

  private static Setback after(Problem problem, int failures, Duration left) {
    return Setback.after(problem, failures, left, USED_UP);
  }

  @Test
  void aFailureThatMayPassIsPutOffThreeTimesLongerEachTime() {
    assertThat(
            List.of(
                after(PASSING, 0, PLENTY), after(PASSING, 1, PLENTY), after(PASSING, 2, PLENTY)))
        .containsExactly(
            new Setback.PutOff(Duration.ofSeconds(2)),
            new Setback.PutOff(Duration.ofSeconds(8)),
            new Setback.PutOff(Duration.ofSeconds(30)));
  }

  @Test
  void theFourthFailureEndsTheJob() {
    assertThat(after(PASSING, 3, PLENTY)).isEqualTo(new Setback.End(PASSING));
  }

  @Test
  void aFailureForGoodEndsTheJobAtOnce() {
    assertThat(after(PASSING.forGood(), 0, PLENTY)).isEqualTo(new Setback.End(PASSING.forGood()));
  }

  @Test
  void aJobWithoutTimeEndsForThatAndSaysWhatFailedLast() {
    Setback end = new Setback.End(USED_UP.with("last_error", "Riskuity answered 503").at("fetch"));

    assertThat(after(PASSING, 0, Duration.ZERO)).isEqualTo(end);
    assertThat(after(PASSING, 0, Duration.ofMillis(1))).isInstanceOf(Setback.PutOff.class);
  }

  @Test
  void aJobIsPoisonedByItsThirdCrash() {
    assertThat(new Effort(2, 2, 0, Duration.ZERO).isPoisoned()).isFalse();
    assertThat(new Effort(3, 3, 0, Duration.ZERO).isPoisoned()).isTrue();
  }
}

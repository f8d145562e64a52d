package io.cortap.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CircuitTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");

  private final Circuit open = failed(Circuit.closed(), Circuit.FAILURES);

  private static Circuit failed(Circuit circuit, int times) {
    Circuit next = circuit;
    for (int i = 0; i < times; i++) {
      next = next.failed(NOON);
    }
    return next;
  }

  @Test
  void theFifthFailureInARowOpensIt() {
    assertThat(failed(Circuit.closed(), 4).allows(NOON)).isTrue();
    assertThat(open.allows(NOON)).isFalse();
  }

  @Test
  void anAnswerInBetweenBeginsTheCountAnew() {
    Circuit circuit = failed(failed(Circuit.closed(), 4).answered(), 4);

    assertThat(circuit.allows(NOON)).isTrue();
  }

  @Test
  void nobodyAsksForTenSeconds() {
    assertThat(open.allows(NOON.plus(Circuit.FIRST_PAUSE).minusMillis(1))).isFalse();
    assertThat(open.allows(NOON.plus(Circuit.FIRST_PAUSE))).isTrue();
  }

  @Test
  void oneCallIsLetThroughOnTrialAndOthersWaitForIt() {
    Instant trial = NOON.plus(Circuit.FIRST_PAUSE);

    Circuit trying = open.begun(trial);

    assertThat(trying.allows(trial)).isFalse();
    assertThat(trying.allows(trial.plus(Circuit.TRIAL))).isTrue();
  }

  @Test
  void aTrialThatIsAnsweredClosesIt() {
    assertThat(open.begun(NOON).answered()).isEqualTo(Circuit.closed());
  }

  @Test
  void eachFailedTrialDoublesThePauseUpToAMinute() {
    var pauses = new ArrayList<Duration>();
    Circuit circuit = open;
    for (int trial = 0; trial < 5; trial++) {
      circuit = circuit.begun(NOON).failed(NOON);
      if (circuit instanceof Circuit.Open opened) {
        pauses.add(Duration.between(NOON, opened.nextAt()));
      }
    }

    assertThat(pauses)
        .isEqualTo(
            List.of(
                Duration.ofSeconds(20),
                Duration.ofSeconds(40),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60)));
  }

  @Test
  void callsThatHadBegunBeforeItOpenedDoNotLengthenThePause() {
    assertThat(failed(open, 10)).isEqualTo(open);
  }

  @Test
  void aCallBegunWhileItIsClosedChangesNothing() {
    assertThat(Circuit.closed().begun(NOON)).isEqualTo(Circuit.closed());
  }
}

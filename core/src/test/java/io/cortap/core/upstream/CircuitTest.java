package io.cortap.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CircuitTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final ProjectId ONE = new ProjectId(58);
  private static final ProjectId OTHER = new ProjectId(59);

  private final Circuit open = failed(Circuit.closed(), Circuit.FAILURES);

  /** Calls about two projects in turn. */
  private static Circuit failed(Circuit circuit, int times) {
    Circuit next = circuit;
    for (int i = 0; i < times; i++) {
      next = next.failed(i % 2 == 0 ? ONE : OTHER, NOON, NOON);
    }
    return next;
  }

  private static Circuit failedOfOne(int times) {
    Circuit next = Circuit.closed();
    for (int i = 0; i < times; i++) {
      next = next.failed(ONE, NOON, NOON);
    }
    return next;
  }

  @Test
  void theFifthFailureInARowOpensIt() {
    assertThat(failed(Circuit.closed(), 4).allows(NOON)).isTrue();
    assertThat(open.allows(NOON)).isFalse();
  }

  @Test
  void aProjectThatAloneGetsNoAnswerOpensItWithTheTenthFailure() {
    assertThat(failedOfOne(9).allows(NOON)).isTrue();
    assertThat(failedOfOne(10).allows(NOON)).isFalse();
  }

  @Test
  void failuresOfOneProjectCountOnceAnotherFailsToo() {
    assertThat(failedOfOne(4).failed(OTHER, NOON, NOON).allows(NOON)).isFalse();
    assertThat(failedOfOne(3).failed(OTHER, NOON, NOON).allows(NOON)).isTrue();
  }

  @Test
  void anAnswerInBetweenBeginsTheCountAnew() {
    Circuit circuit = failed(failed(Circuit.closed(), 4).answered(), 4);

    assertThat(circuit.allows(NOON)).isTrue();
  }

  @Test
  void anAnswerInBetweenForgetsWhoFailed() {
    Circuit circuit = failedOfOne(3).answered();
    for (int i = 0; i < Circuit.FAILURES; i++) {
      circuit = circuit.failed(OTHER, NOON, NOON);
    }

    assertThat(circuit.allows(NOON)).isTrue();
  }

  @Test
  void nobodyAsksForTenSeconds() {
    assertThat(open.allows(NOON.plus(Circuit.FIRST_PAUSE).minusMillis(1))).isFalse();
    assertThat(open.allows(NOON.plus(Circuit.FIRST_PAUSE))).isTrue();
  }

  @Test
  void itSaysSinceWhenItIsOpenAndWhenACallMayBeMadeNext() {
    Instant trial = NOON.plus(Circuit.FIRST_PAUSE);

    assertThat(Circuit.closed().openSince()).isEmpty();
    assertThat(Circuit.closed().waitsUntil()).isEmpty();
    assertThat(open.openSince()).contains(NOON);
    assertThat(open.waitsUntil()).contains(trial);
    assertThat(open.begun(trial).openSince()).contains(NOON);
    assertThat(open.begun(trial).waitsUntil()).contains(trial.plus(Circuit.TRIAL));
  }

  @Test
  void oneCallIsLetThroughOnTrialAndOthersWaitForIt() {
    Instant trial = NOON.plus(Circuit.FIRST_PAUSE);

    Circuit trying = open.begun(trial);

    assertThat(trying.allows(trial)).isFalse();
    assertThat(trying.allows(trial.plus(Circuit.TRIAL).minusMillis(1))).isFalse();
    assertThat(trying.allows(trial.plus(Circuit.TRIAL))).isTrue();
  }

  @Test
  void aTrialOfWhichNothingIsHeardGivesWayToAnother() {
    Instant second = NOON.plus(Circuit.FIRST_PAUSE).plus(Circuit.TRIAL);

    Circuit trying = open.begun(NOON.plus(Circuit.FIRST_PAUSE)).begun(second);

    assertThat(trying).isEqualTo(new Circuit.Trying(NOON, second, Circuit.FIRST_PAUSE));
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
      circuit = circuit.begun(NOON).failed(ONE, NOON, NOON);
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
  void callsThatHadBegunBeforeTheTrialDoNotEndIt() {
    Instant trial = NOON.plus(Circuit.FIRST_PAUSE);
    Circuit trying = open.begun(trial);

    assertThat(trying.failed(OTHER, trial.minusMillis(1), trial.plusSeconds(1))).isEqualTo(trying);
    assertThat(trying.failed(OTHER, trial, trial.plusSeconds(1)))
        .isEqualTo(new Circuit.Open(NOON, trial.plusSeconds(21), Duration.ofSeconds(20)));
  }

  @Test
  void aCallBegunWhileItIsClosedChangesNothing() {
    assertThat(Circuit.closed().begun(NOON)).isEqualTo(Circuit.closed());
  }
}

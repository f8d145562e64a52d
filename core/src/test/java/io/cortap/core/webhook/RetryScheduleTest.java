package io.cortap.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.webhook.AttemptOutcome.Answered;
import io.cortap.core.webhook.AttemptOutcome.EgressFailed;
import io.cortap.core.webhook.AttemptOutcome.Refused;
import io.cortap.core.webhook.AttemptOutcome.Unreachable;
import io.cortap.core.webhook.NextStep.Done;
import io.cortap.core.webhook.NextStep.GiveUp;
import io.cortap.core.webhook.NextStep.Stop;
import io.cortap.core.webhook.NextStep.TryAgain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final double MIDDLE = 0.5;
  private static final Answered SERVER_ERROR = new Answered(500);

  @Test
  void aReceiverThatKeepsFailingIsTriedFifteenTimesAtTheDocumentedWaits() {
    var waits = new ArrayList<Duration>();
    NextStep step = new TryAgain(SchedulePosition.FIRST, NOON);
    while (step instanceof TryAgain again) {
      step = RetrySchedule.after(again.position(), SERVER_ERROR, NOON, again.at(), MIDDLE);
      if (step instanceof TryAgain next) {
        waits.add(Duration.between(again.at(), next.at()));
      }
    }

    assertThat(step).isEqualTo(new GiveUp());
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10),
            Duration.ofHours(20),
            Duration.ofHours(24));
  }

  @Test
  void theQuickPhaseEndsWithTheSixthAttempt() {
    assertThat(new SchedulePosition(6).isInLongTail()).isFalse();
    assertThat(after(6, SERVER_ERROR)).isEqualTo(again(7, Duration.ofMinutes(1)));
    assertThat(new SchedulePosition(7).isInLongTail()).isTrue();
  }

  @Test
  void quickWaitsDoNotVary() {
    assertThat(RetrySchedule.after(SchedulePosition.FIRST, SERVER_ERROR, NOON, NOON, 0.99))
        .isEqualTo(again(2, Duration.ofSeconds(1)));
  }

  @Test
  void longWaitsVaryByAFifthInBothDirections() {
    var seventh = new SchedulePosition(7);

    assertThat(RetrySchedule.after(seventh, SERVER_ERROR, NOON, NOON, 0))
        .isEqualTo(again(8, Duration.ofMinutes(4)));
    assertThat(RetrySchedule.after(seventh, SERVER_ERROR, NOON, NOON, Math.nextDown(1.0)))
        .isEqualTo(again(8, Duration.ofMinutes(6)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1, Double.NaN})
  void jitterOutsideItsRangeIsRefused(double jitter) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RetrySchedule.after(SchedulePosition.FIRST, SERVER_ERROR, NOON, NOON, jitter));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16})
  void aPositionOutsideTheScheduleIsRefused(int number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SchedulePosition(number));
  }

  @Test
  void aLastingFaultOfOurOwnIsTriedLessAndLessOftenAndForThreeDays() {
    var waits = new ArrayList<Duration>();
    Instant last = NOON;
    NextStep step = new TryAgain(new SchedulePosition(3), NOON);
    while (step instanceof TryAgain again) {
      last = again.at();
      step = RetrySchedule.after(again.position(), EGRESS, NOON, last, MIDDLE);
      if (step instanceof TryAgain next) {
        assertThat(next.position()).isEqualTo(new SchedulePosition(3));
        waits.add(Duration.between(last, next.at()));
      }
    }

    assertThat(step).isEqualTo(new GiveUp());
    assertThat(Duration.between(last, NOON.plus(Duration.ofHours(72))))
        .isLessThan(Duration.ofHours(1));
    assertThat(waits.subList(0, 5))
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(90),
            Duration.ofSeconds(135));
    assertThat(waits.getLast()).isEqualTo(Duration.ofHours(1));
    // Fewer than would keep a user from asking for the webhook again.
    assertThat(waits).hasSizeLessThan(85);
  }

  @Test
  void anAttemptThatWouldComeExactlyAfterThreeDaysIsTheLastOne() {
    Instant owedSince = NOON.minus(Duration.ofHours(71));

    assertThat(RetrySchedule.after(SchedulePosition.FIRST, EGRESS, owedSince, NOON, MIDDLE))
        .isEqualTo(again(1, Duration.ofHours(1)));
    assertThat(
            RetrySchedule.after(
                SchedulePosition.FIRST, EGRESS, owedSince.minusMillis(1), NOON, MIDDLE))
        .isEqualTo(new GiveUp());
  }

  /** With a fault of our own before each of them, and one that lasted before all of them. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 0.5", "0, 0.999", "48, 0.999"})
  void passingFaultsOfOurOwnCostTheReceiverNoAttempt(int hoursLost, double jitter) {
    int charged = 0;
    NextStep step = new TryAgain(SchedulePosition.FIRST, NOON.plus(Duration.ofHours(hoursLost)));
    while (step instanceof TryAgain again) {
      NextStep afterFault = RetrySchedule.after(again.position(), EGRESS, NOON, again.at(), jitter);

      assertThat(afterFault)
          .as("after a fault of our own at " + again)
          .isInstanceOfSatisfying(
              TryAgain.class,
              same -> {
                assertThat(same.position()).isEqualTo(again.position());
                assertThat(same.at()).isAfter(again.at());
              });
      Instant mended = ((TryAgain) afterFault).at();
      step = RetrySchedule.after(again.position(), SERVER_ERROR, NOON, mended, jitter);
      charged++;
    }

    assertThat(step).isEqualTo(new GiveUp());
    assertThat(charged).isEqualTo(15);
  }

  @Test
  void evenTheLastAttemptIsGivenUpWhereTheFaultLasts() {
    var last = new SchedulePosition(RetrySchedule.LAST_POSITION);

    assertThat(RetrySchedule.after(last, EGRESS, NOON, NOON.plus(Duration.ofDays(7)), MIDDLE))
        .isEqualTo(new GiveUp());
  }

  private static final EgressFailed EGRESS = new EgressFailed("no name server answers");

  @Nested
  class Verdicts {
    @ParameterizedTest
    @CsvSource({
      "200, DELIVERED",
      "202, DELIVERED",
      "299, DELIVERED",
      "408, RETRY",
      "429, RETRY",
      "500, RETRY",
      "503, RETRY",
      "599, RETRY",
      "301, RETRY",
      "302, RETRY",
      "307, RETRY",
      "100, RETRY",
      "400, RETRY_LATE",
      "401, RETRY_LATE",
      "404, RETRY_LATE",
      "499, RETRY_LATE",
      "410, STOP"
    })
    void everyStatusHasOne(int status, AttemptVerdict verdict) {
      assertThat(new Answered(status).verdict()).isEqualTo(verdict);
    }

    @Test
    void noAnswerIsTriedAgain() {
      assertThat(new Unreachable("connection refused").verdict()).isEqualTo(AttemptVerdict.RETRY);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 600, -1})
    void whatIsNoHttpStatusIsRefused(int status) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Answered(status));
    }
  }

  @Nested
  class AfterOneAttempt {
    @Test
    void aSuccessEndsIt() {
      assertThat(after(3, new Answered(204))).isEqualTo(new Done());
    }

    @Test
    void goneStopsIt() {
      assertThat(after(1, new Answered(410))).isEqualTo(new Stop());
    }

    @Test
    void anotherClientErrorSkipsWhatIsLeftOfTheQuickAttempts() {
      assertThat(after(1, new Answered(404))).isEqualTo(again(7, Duration.ofMinutes(1)));
      assertThat(after(6, new Answered(404))).isEqualTo(again(7, Duration.ofMinutes(1)));
      assertThat(after(7, new Answered(404))).isEqualTo(again(8, Duration.ofMinutes(5)));
    }

    @Test
    void aRefusedAddressSkipsThemToo() {
      assertThat(after(1, new Refused("10.0.0.1 is private")))
          .isEqualTo(again(7, Duration.ofMinutes(1)));
    }

    @Test
    void afterTheLastPositionItIsGivenUp() {
      assertThat(after(15, SERVER_ERROR)).isEqualTo(new GiveUp());
      assertThat(after(15, new Answered(404))).isEqualTo(new GiveUp());
    }

    @Test
    void aFaultOfOurOwnUsesUpNoPosition() {
      assertThat(after(4, new EgressFailed("no route"))).isEqualTo(again(4, Duration.ofMinutes(1)));
      assertThat(after(15, new EgressFailed("no route")))
          .isEqualTo(again(15, Duration.ofMinutes(1)));
    }
  }

  @Nested
  class RetryAfter {
    @Test
    void aLongerWaitIsHonoured() {
      assertThat(after(1, new Answered(503, Duration.ofSeconds(40))))
          .isEqualTo(again(2, Duration.ofSeconds(40)));
    }

    @Test
    void aShorterWaitThanOursHastensNothing() {
      assertThat(after(5, new Answered(429, Duration.ofSeconds(3))))
          .isEqualTo(again(6, Duration.ofSeconds(16)));
    }

    @Test
    void moreThanAnHourCountsAsAnHour() {
      assertThat(after(1, new Answered(503, Duration.ofDays(9))))
          .isEqualTo(again(2, Duration.ofHours(1)));
    }

    @Test
    void aNegativeWaitIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Answered(503, Duration.ofSeconds(-1)));
    }
  }

  private static NextStep after(int position, AttemptOutcome outcome) {
    return RetrySchedule.after(new SchedulePosition(position), outcome, NOON, NOON, MIDDLE);
  }

  private static TryAgain again(int position, Duration wait) {
    return new TryAgain(new SchedulePosition(position), NOON.plus(wait));
  }
}

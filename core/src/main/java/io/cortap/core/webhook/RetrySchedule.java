package io.cortap.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a webhook is sent again: six quick attempts (at once, then after 1, 2, 4, 8, 16 s), then
 * nine more over three days (1 min, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h, 20 h, 24 h, each
 * &plusmn;20 % so that receivers are not met by a herd). Waits are values: whoever keeps the job
 * stores the instant.
 */
public final class RetrySchedule {
  /** The attempts of the quick phase, the first included. */
  public static final int QUICK_ATTEMPTS = 6;

  /** The attempts of the whole schedule. */
  public static final int LAST_POSITION = 15;

  /** A receiver's {@code Retry-After} is honoured up to here. */
  public static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

  /**
   * The shortest wait after a fault of our own, which uses up no position, &plusmn;20 %: half of
   * the time since the webhook is owed, so that a lasting fault leaves fewer and fewer traces.
   */
  public static final Duration OWN_FAULT_WAIT = Duration.ofMinutes(1);

  /** The longest wait after a fault of our own, &plusmn;20 %. */
  public static final Duration LONGEST_OWN_FAULT_WAIT = Duration.ofHours(1);

  /** For so long faults of our own may put off the schedule. */
  public static final Duration LONGEST = Duration.ofHours(72);

  private static final double SPREAD = 0.2;

  /** The wait before position 2, 3, ... */
  private static final List<Duration> WAITS =
      List.of(
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

  private RetrySchedule() {}

  /**
   * What follows the attempt at {@code position}.
   *
   * @param owedSince when the delivery began
   * @param now when the attempt ended; the wait counts from here
   * @param jitter in [0, 1): 0 gives the shortest wait of the long tail (80 %), 0.5 the middle
   */
  public static NextStep after(
      SchedulePosition position,
      AttemptOutcome outcome,
      Instant owedSince,
      Instant now,
      double jitter) {
    if (!(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException("jitter is at least 0 and below 1, was " + jitter);
    }
    return switch (outcome.verdict()) {
      case DELIVERED -> new NextStep.Done();
      case STOP -> new NextStep.Stop();
      case NOT_CHARGED -> afterOwnFault(position, owedSince, now, jitter);
      case RETRY -> again(position.number() + 1, outcome, now, jitter);
      case RETRY_LATE ->
          again(Math.max(position.number(), QUICK_ATTEMPTS) + 1, outcome, now, jitter);
    };
  }

  private static NextStep afterOwnFault(
      SchedulePosition position, Instant owedSince, Instant now, double jitter) {
    Duration half = Duration.between(owedSince, now).dividedBy(2);
    Duration wait = shorter(longer(half, OWN_FAULT_WAIT), LONGEST_OWN_FAULT_WAIT);
    Instant at = now.plus(spread(wait, jitter));
    return at.isAfter(owedSince.plus(longestUntil(position)).plus(LONGEST))
        ? new NextStep.GiveUp()
        : new NextStep.TryAgain(position, at);
  }

  /** After so long at the latest the position comes up, but for faults of our own. */
  private static Duration longestUntil(SchedulePosition position) {
    Duration waits =
        WAITS.subList(0, position.number() - 1).stream().reduce(Duration.ZERO, Duration::plus);
    return spread(waits, 1);
  }

  private static NextStep again(int number, AttemptOutcome outcome, Instant now, double jitter) {
    if (number > LAST_POSITION) {
      return new NextStep.GiveUp();
    }
    var position = new SchedulePosition(number);
    Duration wait = WAITS.get(number - 2);
    if (position.isInLongTail()) {
      wait = spread(wait, jitter);
    }
    return new NextStep.TryAgain(position, now.plus(longer(wait, asked(outcome))));
  }

  private static Duration spread(Duration wait, double jitter) {
    double factor = 1 - SPREAD + 2 * SPREAD * jitter;
    return Duration.ofMillis(Math.round(wait.toMillis() * factor));
  }

  private static Duration asked(AttemptOutcome outcome) {
    if (!(outcome instanceof AttemptOutcome.Answered answered)) {
      return Duration.ZERO;
    }
    Duration asked = answered.retryAfter();
    return asked.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : asked;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

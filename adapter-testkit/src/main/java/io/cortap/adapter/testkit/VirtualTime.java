package io.cortap.adapter.testkit;

import java.time.Duration;
import java.time.Instant;

/**
 * Moves a whole service through time, in steps so short that whatever becomes due is done about
 * when it is: a week passes in well under a second. For one thread.
 *
 * {@snippet class="io.cortap.docs.VirtualWeekTest" region="virtual_time"}
 */
public final class VirtualTime {
  /** Short beside every wait of minutes and more; {@link #pass(Duration, Duration)} has others. */
  public static final Duration STEP = Duration.ofMinutes(1);

  private final SettableClock clock;
  private final Runnable work;

  /**
   * @param clock of the service and of everything around it that looks at the time
   * @param work does what is due and returns, for instance {@code workflow.worker()::runDue}
   */
  public VirtualTime(SettableClock clock, Runnable work) {
    this.clock = clock;
    this.work = work;
  }

  /** The time now. */
  public Instant now() {
    return clock.instant();
  }

  /** Does what is due now. */
  public void settle() {
    work.run();
  }

  /** Lets so much time pass, in steps of a minute. */
  public void pass(Duration time) {
    pass(time, STEP);
  }

  /**
   * The same.
   *
   * @param step more than nothing; work is at most so late
   */
  public void pass(Duration time, Duration step) {
    if (!step.isPositive()) {
      throw new IllegalArgumentException("a step takes time, was " + step);
    }
    passUntil(now().plus(time), step);
  }

  /** Lets time pass until then, in steps of a minute. */
  public void passUntil(Instant then) {
    passUntil(then, STEP);
  }

  private void passUntil(Instant then, Duration step) {
    work.run();
    while (now().isBefore(then)) {
      Duration left = Duration.between(now(), then);
      clock.advance(left.compareTo(step) < 0 ? left : step);
      work.run();
    }
  }
}

package io.cortap.adapter.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when told to. Thread-safe. */
public final class SettableClock implements InstantSource {
  private Instant now;

  /** It stands at {@code start} until it is moved. */
  public SettableClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves time on. */
  public synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not go back, was " + by);
    }
    now = now.plus(by);
  }
}

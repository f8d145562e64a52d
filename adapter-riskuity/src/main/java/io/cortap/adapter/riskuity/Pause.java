package io.cortap.adapter.riskuity;

import java.time.Duration;

/** Waits between two tries. Under virtual time it moves the clock instead. */
@FunctionalInterface
public interface Pause {
  /** Really waits. */
  Pause SLEEPING = Thread::sleep;

  void pause(Duration wait) throws InterruptedException;
}

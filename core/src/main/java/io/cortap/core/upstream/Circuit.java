package io.cortap.core.upstream;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a system is worth asking just now. After {@link #FAILURES} calls in a row without an
 * answer the circuit opens: nobody asks for 10 s. Then one call is made on trial, and its answer
 * closes the circuit; without one the next trial follows after twice the pause, a minute at most.
 */
public sealed interface Circuit {
  /** So many calls in a row without an answer open the circuit. */
  int FAILURES = 5;

  Duration FIRST_PAUSE = Duration.ofSeconds(10);
  Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** A trial of which nothing was heard for so long is given up, and another allowed. */
  Duration TRIAL = Duration.ofSeconds(30);

  /**
   * Calls are made as they come.
   *
   * @param failures calls in a row that got no answer
   */
  record Closed(int failures) implements Circuit {}

  /**
   * Nobody asks, but for one call on trial from time to time.
   *
   * @param since when it opened
   * @param nextAt from then on one call may be made
   * @param pause how long nobody asked before that
   * @param trying whether a call on trial has been let through and not ended yet
   */
  record Open(Instant since, Instant nextAt, Duration pause, boolean trying) implements Circuit {}

  /** Nothing speaks against asking. */
  static Circuit closed() {
    return new Closed(0);
  }

  /** Whether a call may be made now. */
  default boolean allows(Instant now) {
    return switch (this) {
      case Closed closed -> true;
      case Open open -> !now.isBefore(open.nextAt());
    };
  }

  /** A call begins that was allowed: while the circuit is open, it is the only one. */
  default Circuit begun(Instant now) {
    return switch (this) {
      case Closed closed -> closed;
      case Open open -> new Open(open.since(), now.plus(TRIAL), open.pause(), true);
    };
  }

  /** A call was answered, in whatever sense. */
  default Circuit answered() {
    return closed();
  }

  /** A call got no answer. Those that had begun before the circuit opened change nothing. */
  default Circuit failed(Instant now) {
    return switch (this) {
      case Closed closed when closed.failures() + 1 < FAILURES -> new Closed(closed.failures() + 1);
      case Closed closed -> new Open(now, now.plus(FIRST_PAUSE), FIRST_PAUSE, false);
      case Open open when open.trying() -> {
        Duration twice = open.pause().multipliedBy(2);
        Duration pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        yield new Open(open.since(), now.plus(pause), pause, false);
      }
      case Open open -> open;
    };
  }
}

package io.cortap.core.upstream;

import io.cortap.core.report.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a system is worth asking just now. After {@link #FAILURES} calls in a row without an
 * answer, about two projects or more, the circuit opens: nobody asks for 10 s. Then one call is
 * made on trial, and its answer closes the circuit; without one the next trial follows after twice
 * the pause, a minute at most. One project alone may be too much for the system: where nobody asks
 * about another, it takes {@link #FAILURES_OF_ONE} calls.
 */
public sealed interface Circuit {
  /** So many calls in a row without an answer open the circuit, if they are not all about one. */
  int FAILURES = 5;

  /** So many calls in a row without an answer open the circuit, whatever they are about. */
  int FAILURES_OF_ONE = 10;

  Duration FIRST_PAUSE = Duration.ofSeconds(10);
  Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** A trial of which nothing was heard for so long is given up, and another allowed. */
  Duration TRIAL = Duration.ofSeconds(30);

  /**
   * Calls are made as they come.
   *
   * @param failures calls in a row that got no answer
   * @param projects what they were about
   */
  record Closed(int failures, Set<ProjectId> projects) implements Circuit {
    public Closed {
      projects = Set.copyOf(projects);
    }

    Circuit failed(ProjectId project, Instant now) {
      var all = new HashSet<>(projects);
      all.add(project);
      int more = failures + 1;
      boolean opens = more >= (all.size() > 1 ? FAILURES : FAILURES_OF_ONE);
      return opens ? new Open(now, now.plus(FIRST_PAUSE), FIRST_PAUSE) : new Closed(more, all);
    }
  }

  /**
   * Nobody asks.
   *
   * @param since when it opened
   * @param nextAt from then on one call may be made
   * @param pause how long nobody asks before that
   */
  record Open(Instant since, Instant nextAt, Duration pause) implements Circuit {}

  /**
   * Nobody asks but the one call on trial.
   *
   * @param since when it opened
   * @param begunAt when the trial was let through
   * @param pause how long nobody asked before that
   */
  record Trying(Instant since, Instant begunAt, Duration pause) implements Circuit {
    Circuit failed(Instant now) {
      Duration twice = pause.multipliedBy(2);
      Duration longer = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      return new Open(since, now.plus(longer), longer);
    }
  }

  /** Nothing speaks against asking. */
  static Circuit closed() {
    return new Closed(0, Set.of());
  }

  /** Since when nobody asks; empty while calls are made as they come. */
  default Optional<Instant> openSince() {
    return switch (this) {
      case Closed closed -> Optional.empty();
      case Open open -> Optional.of(open.since());
      case Trying trying -> Optional.of(trying.since());
    };
  }

  /** When a call may be made, at the earliest; empty if now. */
  default Optional<Instant> waitsUntil() {
    return switch (this) {
      case Closed closed -> Optional.empty();
      case Open open -> Optional.of(open.nextAt());
      case Trying trying -> Optional.of(trying.begunAt().plus(TRIAL));
    };
  }

  /** Whether a call may be made now. */
  default boolean allows(Instant now) {
    return waitsUntil().filter(now::isBefore).isEmpty();
  }

  /** A call begins that was allowed: while the circuit is open, it is the only one. */
  default Circuit begun(Instant now) {
    return switch (this) {
      case Closed closed -> closed;
      case Open open -> new Trying(open.since(), now, open.pause());
      case Trying trying -> new Trying(trying.since(), now, trying.pause());
    };
  }

  /** A call was answered, in whatever sense. */
  default Circuit answered() {
    return closed();
  }

  /**
   * A call got no answer. Those that had begun before the trial change nothing.
   *
   * @param project what it was about
   * @param beganAt when it was made
   */
  default Circuit failed(ProjectId project, Instant beganAt, Instant now) {
    return switch (this) {
      case Closed closed -> closed.failed(project, now);
      case Open open -> open;
      case Trying trying when beganAt.isBefore(trying.begunAt()) -> trying;
      case Trying trying -> trying.failed(now);
    };
  }
}

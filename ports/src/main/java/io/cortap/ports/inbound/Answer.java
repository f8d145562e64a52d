package io.cortap.ports.inbound;

import io.cortap.core.problem.Problem;

/** What a caller gets: what was asked for, or why not. */
public sealed interface Answer<T> {
  /** What was asked for. */
  record Given<T>(T value) implements Answer<T> {}

  /** Why not, in words for the caller. */
  record Refused<T>(Problem problem) implements Answer<T> {}

  /** What was asked for. */
  static <T> Answer<T> given(T value) {
    return new Given<>(value);
  }

  /** Why there is nothing. */
  static <T> Answer<T> refused(Problem problem) {
    return new Refused<>(problem);
  }
}

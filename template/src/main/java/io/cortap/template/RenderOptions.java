package io.cortap.template;

import io.cortap.template.expression.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What one render may cost, and what becomes of missing values. Immutable.
 *
 * @param maxSteps instructions, loop rounds and items handled by filters
 * @param maxDepth blocks inside blocks
 * @param maxOutputBytes of all rendered parts, before compression
 * @param timeLimit how long one render may take, and by whose clock
 */
public record RenderOptions(
    long maxSteps, int maxDepth, long maxOutputBytes, TimeLimit timeLimit, Missing missing) {
  private static final RenderOptions STANDARD =
      new RenderOptions(20_000_000, 64, 200_000_000, TimeLimit.NONE, Missing.PRINTED_AS_NOTHING);

  public RenderOptions {
    if (maxSteps < 1 || maxDepth < 1 || maxOutputBytes < 1) {
      throw new IllegalArgumentException(
          "budgets must be positive, were %d steps, depth %d, %d bytes"
              .formatted(maxSteps, maxDepth, maxOutputBytes));
    }
  }

  /** What is printed for none and undefined. */
  public enum Missing {
    /** Nothing; undefined values are listed in the report. */
    PRINTED_AS_NOTHING,
    /** The render fails at the tag. */
    REFUSED
  }

  /** A limit by a given clock, so that the library reads none of its own. */
  public record TimeLimit(Duration limit, InstantSource clock) {
    public static final TimeLimit NONE =
        new TimeLimit(Duration.ZERO, InstantSource.fixed(Instant.EPOCH));
  }

  /**
   * 20 million steps, 64 blocks deep, 200 MB of output, no time limit, missing values print
   * nothing.
   */
  public static RenderOptions standard() {
    return STANDARD;
  }

  public RenderOptions withMaxSteps(long steps) {
    return new RenderOptions(steps, maxDepth, maxOutputBytes, timeLimit, missing);
  }

  public RenderOptions withMaxOutputBytes(long bytes) {
    return new RenderOptions(maxSteps, maxDepth, bytes, timeLimit, missing);
  }

  public RenderOptions withTimeLimit(Duration limit, InstantSource clock) {
    return new RenderOptions(
        maxSteps, maxDepth, maxOutputBytes, new TimeLimit(limit, clock), missing);
  }

  public RenderOptions withMissing(Missing rule) {
    return new RenderOptions(maxSteps, maxDepth, maxOutputBytes, timeLimit, rule);
  }

  Budget budget() {
    return new Budget(maxSteps, maxDepth, deadline());
  }

  private BooleanSupplier deadline() {
    if (timeLimit == TimeLimit.NONE) {
      return () -> false;
    }
    Instant end = timeLimit.clock().instant().plus(timeLimit.limit());
    return () -> timeLimit.clock().instant().isAfter(end);
  }
}

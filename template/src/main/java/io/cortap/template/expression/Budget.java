package io.cortap.template.expression;

import java.util.function.BooleanSupplier;

/** What one render may still spend. One thread's own; never shared. */
public final class Budget {
  private static final int STEPS_BETWEEN_TIME_CHECKS = 1024;

  /** No single text may grow beyond this many characters. */
  static final int LONGEST_TEXT = 8_000_000;

  /** No single list may grow beyond this many items. */
  static final int LONGEST_LIST = 1_000_000;

  private final long maxSteps;
  private final int maxDepth;
  private final BooleanSupplier timeIsUp;
  private long left;
  private long nextTimeCheck;

  public Budget(long maxSteps, int maxDepth, BooleanSupplier timeIsUp) {
    this.maxSteps = maxSteps;
    this.maxDepth = maxDepth;
    this.timeIsUp = timeIsUp;
    this.left = maxSteps;
    this.nextTimeCheck = maxSteps - STEPS_BETWEEN_TIME_CHECKS;
  }

  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, 1000, () -> false);
  }

  /** Spends steps; a step is one instruction, loop round or item handled by a filter. */
  public void spend(long steps) {
    left -= steps;
    if (left < nextTimeCheck) {
      check();
    }
  }

  public long spent() {
    return maxSteps - left;
  }

  private void check() {
    if (left < 0) {
      throw new ExpressionException(
          Problem.BUDGET,
          "the render needs more than %d steps; look for loops over too much data, or raise the limit"
              .formatted(maxSteps));
    }
    if (timeIsUp.getAsBoolean()) {
      throw new ExpressionException(
          Problem.BUDGET, "the render's time is up after %d steps".formatted(spent()));
    }
    nextTimeCheck = left - STEPS_BETWEEN_TIME_CHECKS;
  }

  public void requireDepth(int depth) {
    if (depth > maxDepth) {
      throw new ExpressionException(
          Problem.BUDGET, "blocks are nested more than %d deep".formatted(maxDepth));
    }
  }

  /** Refuses a text beyond the limit of a single one. */
  public void requireText(long length) {
    if (length > LONGEST_TEXT) {
      throw new ExpressionException(
          Problem.BUDGET,
          "a text of %d characters is too long; the limit is %d".formatted(length, LONGEST_TEXT));
    }
    spend(length / 64);
  }

  void requireList(long size) {
    if (size > LONGEST_LIST) {
      throw new ExpressionException(
          Problem.BUDGET,
          "a list of %d items is too long; the limit is %d".formatted(size, LONGEST_LIST));
    }
    spend(size / 16 + 1);
  }
}

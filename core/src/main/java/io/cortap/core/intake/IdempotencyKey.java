package io.cortap.core.intake;

import java.time.Duration;

/**
 * What a caller calls one submission, so that sending it again makes no second report.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {
  /** How long a key stands for its job, counted from the job's acceptance. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** No key is longer. */
  public static final int MAX_LENGTH = 255;

  public IdempotencyKey {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "an idempotency key has 1 to 255 visible ASCII characters, was '" + value + "'");
    }
  }

  /** Whether {@code text} could be a key. */
  public static boolean isWellFormed(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 127);
  }

  @Override
  public String toString() {
    return value;
  }
}

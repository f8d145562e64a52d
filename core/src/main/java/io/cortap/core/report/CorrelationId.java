package io.cortap.core.report;

/**
 * Joins what one request caused, over every log line, answer and call.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record CorrelationId(String value) {
  private static final int MAX_LENGTH = 128;

  public CorrelationId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("a correlation id has 1 to 128 visible ASCII characters");
    }
  }

  /** Whether {@code text} may be taken over from a caller. */
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

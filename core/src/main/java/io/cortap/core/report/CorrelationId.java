package io.cortap.core.report;

/**
 * Joins what one request caused, over every log line, answer and call.
 *
 * @param value 1 to 128 visible ASCII characters
 * @param trace where the request stands in its caller's trace: calls on its behalf carry it on
 */
public record CorrelationId(String value, TraceParent trace) {
  private static final int MAX_LENGTH = 128;

  public CorrelationId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("a correlation id has 1 to 128 visible ASCII characters");
    }
  }

  /** Of a request that belongs to no trace yet. */
  public CorrelationId(String value) {
    this(value, TraceParent.begun(value));
  }

  /** Whether {@code text} may be taken over from a caller. */
  public static boolean isWellFormed(String text) {
    return VisibleAscii.isWellFormed(text, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}

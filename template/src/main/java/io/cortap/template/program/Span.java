package io.cortap.template.program;

/**
 * A tag found in a text.
 *
 * @param from where it begins
 * @param to behind its end
 * @param content between the braces, without level and whitespace control
 * @param level {@code p}, {@code tr}, {@code tc}, {@code r} or empty
 * @param trimsBefore {@code {%-}
 * @param trimsAfter {@code -%}}
 */
public record Span(
    Kind kind,
    int from,
    int to,
    String content,
    String level,
    boolean trimsBefore,
    boolean trimsAfter) {
  /** What the braces say. */
  public enum Kind {
    PRINT,
    STATEMENT,
    COMMENT,
    /** The text between raw and endraw, both included in the span. */
    RAW,
    /** An opening without an end. */
    UNCLOSED
  }
}

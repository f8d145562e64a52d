package io.cortap.core.report;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one request stands in a distributed trace (W3C Trace Context, section 3.2).
 *
 * @param traceId 32 lower case hexadecimal digits, not all zero
 * @param parentId of the span that calls, 16 digits, not all zero
 * @param sampled whether the caller may have recorded the trace
 */
public record TraceParent(String traceId, String parentId, boolean sampled) {
  public static final String HEADER = "traceparent";

  private static final int TRACE_DIGITS = 32;
  private static final int PARENT_DIGITS = 16;
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  public TraceParent {
    if (!isId(traceId, TRACE_DIGITS) || !isId(parentId, PARENT_DIGITS)) {
      throw new IllegalArgumentException(
          "a trace id has 32 and a parent id 16 lower case hexadecimal digits, not all zero; was '"
              + traceId
              + "' and '"
              + parentId
              + "'");
    }
  }

  /**
   * What a header says, or empty if it is malformed: then a trace begins anew. Of a version to come
   * the part is read that is known.
   */
  public static Optional<TraceParent> read(String header) {
    Matcher parts = FORM.matcher(header);
    if (!parts.matches() || (parts.group(1).equals("00") && parts.group(5) != null)) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(parts.group(4), 16) & 1) == 1;
    return Optional.of(new TraceParent(parts.group(2), parts.group(3), sampled));
  }

  /**
   * The root of a trace of its own; the same seed gives the same one. A seed that could be a
   * trace's id is it: one name for the request and its trace.
   */
  public static TraceParent begun(String seed) {
    if (isId(seed, TRACE_DIGITS)) {
      return new TraceParent(seed, notZero(seed.substring(TRACE_DIGITS - PARENT_DIGITS)), false);
    }
    String drawn = digits(seed);
    return new TraceParent(notZero(drawn.substring(0, TRACE_DIGITS)), span(drawn), false);
  }

  /** The same trace, called from a span that {@code seed} names. */
  public TraceParent child(String seed) {
    return new TraceParent(traceId, span(digits(seed)), sampled);
  }

  /** The header's value. */
  public String header() {
    return "00-" + traceId + "-" + parentId + (sampled ? "-01" : "-00");
  }

  private static boolean isId(String text, int digits) {
    boolean well = text.length() == digits;
    for (int i = 0; well && i < digits; i++) {
      char c = text.charAt(i);
      well = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return well && !isZero(text);
  }

  private static boolean isZero(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static String span(String drawn) {
    return notZero(drawn.substring(TRACE_DIGITS, TRACE_DIGITS + PARENT_DIGITS));
  }

  private static String digits(String seed) {
    return Sha256.of(seed.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static String notZero(String digits) {
    return isZero(digits) ? digits.substring(1) + "1" : digits;
  }
}

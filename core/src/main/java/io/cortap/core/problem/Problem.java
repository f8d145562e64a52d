package io.cortap.core.problem;

import io.cortap.core.report.PlainValues;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something could not be done, in words fit for the caller: no token, no stack trace, no file
 * path, no library's own text.
 *
 * @param message what failed and why, one or two sentences
 * @param details facts by name, as plain values; empty when there are none
 * @param stage where it happened, for instance {@code submission} or {@code fetch}; may be empty
 * @param hint what to do next
 * @param retryable whether the same request may succeed later
 */
public record Problem(
    FailureCode code,
    String message,
    Map<String, @Nullable Object> details,
    String stage,
    String hint,
    boolean retryable) {

  // Written out, because javac drops the type annotations of a compact constructor's parameters.
  public Problem(
      FailureCode code,
      String message,
      Map<String, @Nullable Object> details,
      String stage,
      String hint,
      boolean retryable) {
    if (message.isBlank()) {
      throw new IllegalArgumentException("a problem says what failed; the message was blank");
    }
    this.code = code;
    this.message = message;
    this.details = PlainValues.copyOf(details);
    requireWholeNumbers(this.details);
    this.stage = stage;
    this.hint = hint;
    this.retryable = retryable;
  }

  /** The failure webhook's exact bytes have no room for a fraction (contract, section 3). */
  private static void requireWholeNumbers(@Nullable Object fact) {
    switch (fact) {
      case null -> {}
      case Map<?, ?> members -> members.values().forEach(Problem::requireWholeNumbers);
      case List<?> elements -> elements.forEach(Problem::requireWholeNumbers);
      default -> {
        if (fact instanceof Double || fact instanceof BigDecimal) {
          throw new IllegalArgumentException(
              "a problem's numbers are whole; write '" + fact + "' as a text");
        }
      }
    }
  }

  /** A problem with its code's own hint and no details. */
  public static Problem of(FailureCode code, String message) {
    return new Problem(code, message, Map.of(), "", code.hint(), code.retryable());
  }

  /** This problem with one more fact; a fact of the same name is replaced. */
  public Problem with(String name, @Nullable Object fact) {
    var more = new LinkedHashMap<String, @Nullable Object>(details);
    more.put(name, fact);
    return new Problem(code, message, more, stage, hint, retryable);
  }

  /** This problem, met at {@code stage}. */
  public Problem at(String stage) {
    return new Problem(code, message, details, stage, hint, retryable);
  }

  /** This problem with better advice than its code's. */
  public Problem hinting(String hint) {
    return new Problem(code, message, details, stage, hint, retryable);
  }

  /** This problem, where the same request will never succeed. */
  public Problem forGood() {
    return new Problem(code, message, details, stage, hint, false);
  }
}

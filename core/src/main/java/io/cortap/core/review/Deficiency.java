package io.cortap.core.review;

import java.util.List;

/**
 * One deficiency of an area whose finding is D.
 *
 * @param code for instance {@code P12-4}, without the star of a repeat; "" when none is known
 * @param description what was found; never blank
 * @param dateClosed ISO 8601; "" while it is open
 * @param repeat whether an earlier review found it too
 * @param repeatYears the earlier reviews' years, as people wrote them
 */
public record Deficiency(
    String code,
    String description,
    List<CorrectiveAction> correctiveActions,
    String dateClosed,
    boolean repeat,
    List<String> repeatYears) {
  public Deficiency {
    correctiveActions = List.copyOf(correctiveActions);
    repeatYears = List.copyOf(repeatYears);
    if (description.isBlank()) {
      throw new IllegalArgumentException("a deficiency is described; '" + code + "' is not");
    }
    if (code.endsWith("*")) {
      throw new IllegalArgumentException(
          "a repeat is a flag, not a star behind the code, was '" + code + "'");
    }
    requireDateOrNone("date closed", dateClosed);
  }

  /** The code as reports print it: a star marks a repeat. */
  public String printedCode() {
    return code.isEmpty() || !repeat ? code : code + "*";
  }

  static void requireDateOrNone(String what, String date) {
    if (!date.isEmpty() && !TextForm.DATE.accepts(date)) {
      throw new IllegalArgumentException(
          "a " + what + " is " + TextForm.DATE.wanted() + " or empty, was '" + date + "'");
    }
  }
}

package io.cortap.core.review;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a text must look like to be of a kind. */
public enum TextForm {
  /** Any text. */
  TEXT("text", text -> true),
  /** A day of this century, ISO 8601: every other year is a slip of the pen. */
  DATE("a date like 2027-03-15", TextForm::isDate),
  /** One at sign, no blanks. */
  EMAIL("an email address", matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")),
  /** North American habits: country code and extension are welcome. */
  PHONE(
      "a phone number like (555) 010-0199 or +1 555-010-0199 ext. 12",
      matches("\\+?[0-9(][0-9 ().-]{5,24}(?:[,;]? ?(?:ext\\.?|extension|x|#) ?[0-9]{1,8})?")),
  /** Five digits or nine, leading zeros kept. */
  ZIP("a ZIP like 02142 or 02142-1026, as text", matches("[0-9]{5}(?:-[0-9]{4})?")),
  /** A state's two letters. */
  STATE("a state's two letters", matches("[A-Z]{2}")),
  /** A city and a state's two letters. */
  CITY_STATE("a city and state like Springfield, MA", matches("[^,]+(?:,[^,]+)*, [A-Z]{2}")),
  /** {@code FY2026}. */
  FISCAL_YEAR("a fiscal year like FY2026", FiscalYear::isWellFormed);

  private final String wanted;
  private final Predicate<String> accepts;

  TextForm(String wanted, Predicate<String> accepts) {
    this.wanted = wanted;
    this.accepts = accepts;
  }

  /** The form in words, with an example. */
  public String wanted() {
    return wanted;
  }

  /** Whether {@code text} has the form. */
  public boolean accepts(String text) {
    return accepts.test(text);
  }

  /** Whether a number in JSON may stand for the text: not where leading zeros or signs count. */
  boolean takesNumbers() {
    return this == TEXT;
  }

  private static Predicate<String> matches(String form) {
    return Pattern.compile(form).asMatchPredicate();
  }

  private static boolean isDate(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.toString().equals(text) && day.getYear() >= 2000 && day.getYear() < 2100;
    } catch (DateTimeException notADate) {
      return false;
    }
  }
}

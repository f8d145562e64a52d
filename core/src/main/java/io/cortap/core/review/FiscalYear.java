package io.cortap.core.review;

import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Pattern;

/**
 * A federal fiscal year: from October 1 of the year before to September 30.
 *
 * @param year the calendar year in which it ends, 2000 to 2999
 */
public record FiscalYear(int year) implements Comparable<FiscalYear> {
  private static final Pattern FORM = Pattern.compile("FY2\\d{3}");

  public FiscalYear {
    if (!isYear(year)) {
      throw new IllegalArgumentException("a fiscal year is 2000 to 2999, was " + year);
    }
  }

  static boolean isYear(int year) {
    return year >= 2000 && year <= 2999;
  }

  /** The fiscal year that {@code day} lies in. */
  public static FiscalYear of(LocalDate day) {
    boolean nextYear = day.getMonth().compareTo(Month.OCTOBER) >= 0;
    return new FiscalYear(day.getYear() + (nextYear ? 1 : 0));
  }

  /**
   * @throws IllegalArgumentException unless {@code text} looks like {@code FY2026}
   */
  public static FiscalYear parse(String text) {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("a fiscal year looks like FY2026, was '" + text + "'");
    }
    return new FiscalYear(Integer.parseInt(text.substring(2)));
  }

  /** Whether {@code text} looks like {@code FY2026}. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(FiscalYear other) {
    return Integer.compare(year, other.year);
  }

  /** The form of the canonical JSON, for instance {@code FY2026}. */
  @Override
  public String toString() {
    return "FY" + year;
  }
}

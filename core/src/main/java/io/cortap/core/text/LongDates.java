package io.cortap.core.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as letters write them: {@code April 2, 2026}, the day without a leading zero. */
public final class LongDates {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("MMMM d", Locale.US);
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})"
              + "(?:[T ](?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?"
              + "(?:Z|[+-]\\d{2}:?\\d{2})?)?");

  private LongDates() {}

  /** The date in words, for instance {@code April 2, 2026}. */
  public static String of(LocalDate date) {
    return DAY.format(date);
  }

  /**
   * From one day to another, naming month and year once where they are shared: {@code April 2,
   * 2026}, {@code April 6–9, 2026}, {@code March 30 – April 2, 2026}, {@code December 30, 2025 –
   * January 2, 2026}.
   *
   * @throws IllegalArgumentException when {@code end} is before {@code start}
   */
  public static String range(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "a range ends on or after its start, was " + start + " to " + end);
    }
    if (start.equals(end)) {
      return of(start);
    }
    if (start.getYear() != end.getYear()) {
      return of(start) + " – " + of(end);
    }
    if (start.getMonth() != end.getMonth()) {
      return DAY_OF_YEAR.format(start) + " – " + of(end);
    }
    return DAY_OF_YEAR.format(start) + "–" + end.getDayOfMonth() + ", " + end.getYear();
  }

  /**
   * The day that an ISO 8601 date or date-time names, as written: an offset does not move it. Empty
   * for any other text.
   */
  public static Optional<LocalDate> read(String text) {
    Matcher iso = ISO.matcher(text.strip());
    if (!iso.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(iso.group(1)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}

package io.cortap.core.text;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which federal offices work: Monday to Friday but for {@link FederalHolidays}. */
public final class BusinessDays {
  private BusinessDays() {}

  /** Whether federal offices work on {@code day}. */
  public static boolean includes(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY
        && weekday != DayOfWeek.SUNDAY
        && !FederalHolidays.isObserved(day);
  }

  /**
   * The business day that comes {@code count} business days after {@code start}; the day of the
   * start itself never counts. A count of 0 gives {@code start}, whatever day it is.
   *
   * @throws IllegalArgumentException when {@code count} is negative
   */
  public static LocalDate after(LocalDate start, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("a count of days is not negative, was " + count);
    }
    LocalDate day = start;
    for (int left = count; left > 0; ) {
      day = day.plusDays(1);
      if (includes(day)) {
        left--;
      }
    }
    return day;
  }

  /** How many business days lie after {@code start} up to and including {@code end}. */
  public static int between(LocalDate start, LocalDate end) {
    int count = 0;
    for (LocalDate day = start.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
      if (includes(day)) {
        count++;
      }
    }
    return count;
  }
}

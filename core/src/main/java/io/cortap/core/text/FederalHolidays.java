package io.cortap.core.text;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/**
 * The days on which federal offices rest by 5 U.S.C. 6103: a holiday on a Saturday is observed the
 * Friday before, one on a Sunday the Monday after. Inauguration Day, a holiday around Washington
 * only, and days given by executive order are not among them.
 */
public final class FederalHolidays {
  private static final int FIRST_JUNETEENTH = 2021;
  private static final int FIRST_KING_DAY = 1986;

  private FederalHolidays() {}

  /** Whether federal offices observe a holiday on {@code day}. */
  public static boolean isObserved(LocalDate day) {
    return observedIn(day.getYear()).contains(day);
  }

  /**
   * The observed days within the calendar year {@code year}, in order. December 31 is one when the
   * next New Year's Day is a Saturday.
   */
  public static List<LocalDate> observedIn(int year) {
    var days = new ArrayList<LocalDate>();
    legalIn(year).forEach(day -> days.add(observed(day)));
    days.add(observed(LocalDate.of(year + 1, Month.JANUARY, 1)));
    days.removeIf(day -> day.getYear() != year);
    return List.copyOf(days);
  }

  private static List<LocalDate> legalIn(int year) {
    var days = new ArrayList<LocalDate>();
    days.add(LocalDate.of(year, Month.JANUARY, 1));
    if (year >= FIRST_KING_DAY) {
      days.add(monday(year, Month.JANUARY, 3));
    }
    days.add(monday(year, Month.FEBRUARY, 3));
    days.add(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(DayOfWeek.MONDAY)));
    if (year >= FIRST_JUNETEENTH) {
      days.add(LocalDate.of(year, Month.JUNE, 19));
    }
    days.add(LocalDate.of(year, Month.JULY, 4));
    days.add(monday(year, Month.SEPTEMBER, 1));
    days.add(monday(year, Month.OCTOBER, 2));
    days.add(LocalDate.of(year, Month.NOVEMBER, 11));
    days.add(LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
    days.add(LocalDate.of(year, Month.DECEMBER, 25));
    return days;
  }

  private static LocalDate monday(int year, Month month, int ordinal) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
  }

  private static LocalDate observed(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
    };
  }
}

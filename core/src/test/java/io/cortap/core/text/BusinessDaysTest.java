package io.cortap.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessDaysTest {
  @Nested
  class Holidays {
    /** As the Office of Personnel Management publishes them, by the day on which they are kept. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            2021 | 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31
            2022 | 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26
            2023 | 01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25
            2024 | 01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25
            2025 | 01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25
            2026 | 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25
            2027 | 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31
            2028 | 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25
            """)
    void areThoseThatArePublished(int year, String days) {
      assertThat(FederalHolidays.observedIn(year))
          .containsExactlyElementsOf(
              Stream.of(days.split(" ")).map(day -> LocalDate.parse(year + "-" + day)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-01-20", "2017-01-20", "2029-01-19", "2029-01-20"})
    void inaugurationDayIsNoneBecauseOnlyOfficesAroundWashingtonRest(LocalDate day) {
      assertThat(FederalHolidays.isObserved(day)).isFalse();
    }

    @Test
    void inaugurationDayOnTheDayOfDrKingIsOneByTheLatter() {
      assertThat(FederalHolidays.isObserved(LocalDate.of(2025, 1, 20))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-12-24", "2025-01-09", "2025-12-26"})
    void daysGivenByExecutiveOrderAreNone(LocalDate day) {
      assertThat(FederalHolidays.isObserved(day)).isFalse();
    }

    @Test
    void theDayOfDrKingBeganIn1986() {
      assertThat(FederalHolidays.isObserved(LocalDate.of(1985, 1, 21))).isFalse();
      assertThat(FederalHolidays.isObserved(LocalDate.of(1986, 1, 20))).isTrue();
    }

    @Test
    void aNewYearsDayOnASaturdayIsObservedInTheOldYear() {
      assertThat(FederalHolidays.observedIn(2021)).contains(LocalDate.of(2021, 12, 31));
      assertThat(FederalHolidays.observedIn(2022)).doesNotContain(LocalDate.of(2022, 1, 1));
    }

    @Test
    void aHolidayOnASundayIsObservedOnTheMondayAfter() {
      assertThat(FederalHolidays.isObserved(LocalDate.of(2027, 7, 5))).isTrue();
      assertThat(FederalHolidays.isObserved(LocalDate.of(2027, 7, 4))).isFalse();
    }

    @Test
    void juneteenthBeganIn2021() {
      assertThat(FederalHolidays.isObserved(LocalDate.of(2020, 6, 19))).isFalse();
      assertThat(FederalHolidays.isObserved(LocalDate.of(2021, 6, 18))).isTrue();
    }
  }

  @Nested
  class Arithmetic {
    @ParameterizedTest
    @CsvSource({
      "2026-05-22, 0, 2026-05-22",
      "2026-05-22, 1, 2026-05-26",
      "2026-05-22, 10, 2026-06-08",
      "2026-04-09, 45, 2026-06-12",
      "2026-04-11, 1, 2026-04-13",
      "2026-12-31, 1, 2027-01-04"
    })
    void weekendsAndFederalHolidaysDoNotCount(LocalDate start, int count, LocalDate end) {
      assertThat(BusinessDays.after(start, count)).isEqualTo(end);
      assertThat(BusinessDays.between(start, end)).isEqualTo(count);
    }

    /** Comments are due in 10, the final report 14 after them, or 45 after the exit conference. */
    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource({
      "2024-06-07, 2024-06-24, 2024-06-28, 2024-08-13",
      "2025-12-19, 2026-01-06, 2026-01-12, 2026-02-26",
      "2026-04-09, 2026-04-23, 2026-04-29, 2026-06-12",
      "2026-06-05, 2026-06-22, 2026-06-26, 2026-08-11",
      "2026-06-26, 2026-07-13, 2026-07-17, 2026-08-31",
      "2026-10-30, 2026-11-16, 2026-11-20, 2027-01-07",
      "2026-12-21, 2027-01-06, 2027-01-12, 2027-02-26",
      "2027-06-11, 2027-06-28, 2027-07-02, 2027-08-17",
      "2027-11-08, 2027-11-23, 2027-11-30, 2028-01-14",
      "2027-12-22, 2028-01-07, 2028-01-13, 2028-02-29"
    })
    void theDeadlinesOfAReportPassOverHolidays(
        LocalDate start, LocalDate ten, LocalDate fourteen, LocalDate fortyFive) {
      assertThat(BusinessDays.after(start, 10)).isEqualTo(ten);
      assertThat(BusinessDays.after(start, 14)).isEqualTo(fourteen);
      assertThat(BusinessDays.after(start, 45)).isEqualTo(fortyFive);
      assertThat(BusinessDays.between(start, fortyFive)).isEqualTo(45);
    }

    @Test
    void backwardsThereAreNone() {
      assertThat(BusinessDays.between(LocalDate.of(2026, 6, 5), LocalDate.of(2026, 6, 1))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-05, true", "2026-06-06, false", "2026-06-07, false", "2026-06-08, true"})
    void saturdayAndSundayAreNone(LocalDate day, boolean business) {
      assertThat(BusinessDays.includes(day)).isEqualTo(business);
    }

    @Test
    void aNegativeCountIsRefused() {
      assertThatThrownBy(() -> BusinessDays.after(LocalDate.of(2026, 5, 22), -1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("-1");
    }

    @Test
    void aHolidayIsNoBusinessDayAndTheDayAfterIs() {
      assertThat(BusinessDays.includes(LocalDate.of(2026, 5, 25))).isFalse();
      assertThat(BusinessDays.includes(LocalDate.of(2026, 5, 26))).isTrue();
    }
  }
}

package io.cortap.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {
  @Nested
  class Holidays {
    @Test
    void theElevenOf2026AreObservedWithIndependenceDayOnTheFridayBefore() {
      assertThat(FederalHolidays.observedIn(2026))
          .containsExactlyElementsOf(
              days(
                  "2026-01-01",
                  "2026-01-19",
                  "2026-02-16",
                  "2026-05-25",
                  "2026-06-19",
                  "2026-07-03",
                  "2026-09-07",
                  "2026-10-12",
                  "2026-11-11",
                  "2026-11-26",
                  "2026-12-25"));
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

    private List<LocalDate> days(String... days) {
      return Stream.of(days).map(LocalDate::parse).toList();
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

package io.cortap.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the default locale")
class LongDatesTest {
  @Test
  void aDayHasNoLeadingZeroInAnyLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(LongDates.of(LocalDate.of(2026, 4, 2))).isEqualTo("April 2, 2026");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Nested
  class Ranges {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "2026-04-02 | 2026-04-02 | April 2, 2026",
          "2026-04-06 | 2026-04-09 | April 6–9, 2026",
          "2026-04-01 | 2026-04-30 | April 1–30, 2026",
          "2026-01-31 | 2026-02-01 | January 31 – February 1, 2026",
          "2026-12-31 | 2027-01-01 | December 31, 2026 – January 1, 2027",
          "2026-03-30 | 2026-04-02 | March 30 – April 2, 2026",
          "2025-12-30 | 2026-01-02 | December 30, 2025 – January 2, 2026",
          "2025-04-06 | 2026-04-09 | April 6, 2025 – April 9, 2026"
        })
    void monthAndYearAreNamedOnceWhereTheyAreShared(LocalDate start, LocalDate end, String text) {
      assertThat(LongDates.range(start, end)).isEqualTo(text);
    }

    @Test
    void aRangeThatEndsBeforeItStartsIsRefused() {
      assertThatThrownBy(() -> LongDates.range(LocalDate.of(2026, 4, 9), LocalDate.of(2026, 4, 6)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("2026-04-09 to 2026-04-06");
    }
  }

  @Nested
  class Reading {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-04-02",
          " 2026-04-02 ",
          "2026-04-02T23:59",
          "2026-04-02T23:59:59Z",
          "2026-04-02T23:59:59.123456Z",
          "2026-04-02T23:59:59-05:00",
          "2026-04-02 23:59:59+0530"
        })
    void theDayIsTheOneThatIsWritten(String text) {
      assertThat(LongDates.read(text)).contains(LocalDate.of(2026, 4, 2));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "TBD",
          "April 2, 2026",
          "2026-02-30",
          "2026-4-2",
          "20260402",
          "2026-04-02T24:00",
          "2026-04-02T23:60",
          "2026-04-02T23:59:60",
          "2026-04-02T"
        })
    void otherTextIsNoDate(String text) {
      assertThat(LongDates.read(text)).isEmpty();
    }
  }
}

package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                              | 0",
        "120                            | 120",
        "Mon, 15 Mar 2027 12:01:00 GMT  | 60",
        "Monday, 15-Mar-27 12:01:00 GMT | 60",
        "Mon Mar 15 12:01:00 2027       | 60",
        "Mon, 15 Mar 2027 11:59:00 GMT  | 0",
        "Fri, 05 Mar 2027 12:00:00 GMT  | 0",
        "Thu, 01 Apr 2027 12:00:00 GMT  | 1468800"
      })
  void secondsAndAllThreeDatesAreRead(String header, long seconds) {
    assertThat(RetryAfter.wait(header, NOON)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "1.5", "soon", "9999999999", "Mon, 99 Mar 2027 12:01:00 GMT"})
  void whatCannotBeReadAsksForNoWait(String header) {
    assertThat(RetryAfter.wait(header, NOON)).isZero();
  }
}

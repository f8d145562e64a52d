package io.cortap.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberWordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, no",
    "1, one (1)",
    "4, four (4)",
    "10, ten (10)",
    "11, eleven (11)",
    "12, twelve (12)",
    "13, thirteen (13)",
    "15, fifteen (15)",
    "19, nineteen (19)",
    "20, twenty (20)",
    "21, twenty-one (21)",
    "40, forty (40)",
    "90, ninety (90)",
    "99, ninety-nine (99)",
    "100, one hundred (100)",
    "101, one hundred one (101)",
    "110, one hundred ten (110)",
    "121, one hundred twenty-one (121)",
    "494, four hundred ninety-four (494)",
    "1000, one thousand (1000)",
    "1001, one thousand one (1001)",
    "1100, one thousand one hundred (1100)",
    "20000, twenty thousand (20000)",
    "999999, nine hundred ninety-nine thousand nine hundred ninety-nine (999999)",
    "1000000, 1000000"
  })
  void aCountIsWrittenInWordsAndDigits(long count, String words) {
    assertThat(NumberWords.withDigits(count)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, zero",
    "7, seven",
    "23, twenty-three",
    "105, one hundred five",
    "999999, nine hundred ninety-nine thousand nine hundred ninety-nine",
    "1000000, 1000000"
  })
  void wordsAloneEndBelowOneMillion(long count, String words) {
    assertThat(NumberWords.of(count)).isEqualTo(words);
  }

  @Test
  void aNegativeCountIsRefusedAndQuoted() {
    assertThatThrownBy(() -> NumberWords.withDigits(-3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-3");
  }
}

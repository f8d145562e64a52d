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
    "19, nineteen (19)",
    "20, twenty (20)",
    "21, twenty-one (21)",
    "100, one hundred (100)",
    "494, four hundred ninety-four (494)",
    "1000, one thousand (1000)",
    "999999, nine hundred ninety-nine thousand nine hundred ninety-nine (999999)",
    "1000000, 1000000"
  })
  void aCountIsWrittenInWordsAndDigits(long count, String words) {
    assertThat(NumberWords.withDigits(count)).isEqualTo(words);
  }

  @Test
  void zeroByItselfHasItsOwnWord() {
    assertThat(NumberWords.of(0)).isEqualTo("zero");
  }

  @Test
  void aNegativeCountIsRefusedAndQuoted() {
    assertThatThrownBy(() -> NumberWords.withDigits(-3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-3");
  }
}

package io.cortap.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  @Test
  void oneTo255VisibleCharactersAreAKey() {
    assertThat(new IdempotencyKey("!").value()).isEqualTo("!");
    assertThat(IdempotencyKey.isWellFormed("~".repeat(255))).isTrue();
    assertThat(IdempotencyKey.isWellFormed("~".repeat(256))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "tab\t", "umläut", "\u007f", "line\n"})
  void nothingElseIsAndTheValueIsQuoted(String text) {
    assertThatThrownBy(() -> new IdempotencyKey(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}

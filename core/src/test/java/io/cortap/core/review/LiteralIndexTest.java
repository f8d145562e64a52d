package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralIndexTest {
  private static final long SEED = Long.getLong("cortap.seed", 20_270_315);

  /** Each place as {@code literal@end}, in the order in which they are told. */
  private static List<String> found(List<String> literals, String text) {
    var found = new ArrayList<String>();
    new LiteralIndex(literals).scan(text, (id, end) -> found.add(literals.get(id) + "@" + end));
    return found;
  }

  @Test
  void everyLiteralIsFoundWhereverItStands() {
    assertThat(found(List.of("no", "not", "not met"), "no, not met; no")) //
        .containsExactly("no@2", "not@7", "not met@11", "no@15");
  }

  @Test
  void ofThoseThatEndTogetherTheLongestIsToldFirst() {
    assertThat(found(List.of("*c", "*bc", "*abc"), "abc"))
        .containsExactly("*abc@3", "*bc@3", "*c@3");
  }

  @Test
  void whereOneBreaksOffAnotherGoesOn() {
    assertThat(found(List.of("*abab", "*bac*", "*c"), "ababac")) //
        .containsExactly("*bac*@6", "*c@6");
    assertThat(found(List.of("*aab*"), "aaab")).containsExactly("*aab*@4");
  }

  @ParameterizedTest
  @CsvSource({
    "fail, fail, true",
    "fail, (fail), true",
    "fail, failed, false",
    "fail, prefail, false",
    "fail, 1fail, false",
    "fail, fail1, false",
    "fail, fail_, true",
    "fail, \u00E9fail, false",
    "fail, fail\u00E9, false",
    "fail*, failed, true",
    "fail*, prefail, false",
    "*fail, prefail, true",
    "*fail, failed, false",
    "*fail*, prefailed, true",
    "fail, fa il, false",
    "fail, fa\u0080il, false",
    "fail, \u0080fail\u007F, true",
  })
  void aLiteralStandsAloneUnlessItsEndIsOpen(String literal, String text, boolean stands) {
    assertThat(found(List.of(literal), text)).hasSize(stands ? 1 : 0);
  }

  @Test
  void itsLengthIsThatOfItsText() {
    var index = new LiteralIndex(List.of("no", "*n't*", "failed*"));

    assertThat(List.of(index.length(0), index.length(1), index.length(2))).containsExactly(2, 3, 6);
    assertThat(index.longest()).isEqualTo(6);
    assertThat(new LiteralIndex(List.of()).longest()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"**", "caf\u00E9", "\u0080"})
  void aLiteralIsAscii(String literal) {
    assertThatThrownBy(() -> new LiteralIndex(List.of(literal)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + literal + "'");
  }

  @Test
  void anyTextHasThePlacesThatASearchForEachLiteralFinds() {
    var random = new Random(SEED);
    for (int draw = 0; draw < 300; draw++) {
      List<String> literals =
          random.ints(6, 1, 5).mapToObj(n -> "*" + letters(random, n) + "*").distinct().toList();
      String text = letters(random, 40);
      var searched = new ArrayList<String>();
      for (int end = 1; end <= text.length(); end++) {
        for (String literal : literals) {
          if (text.substring(0, end).endsWith(literal.substring(1, literal.length() - 1))) {
            searched.add(literal + "@" + end);
          }
        }
      }
      assertThat(found(literals, text))
          .as("%s in %s, seed %s", literals, text, SEED)
          .containsExactlyInAnyOrderElementsOf(searched);
    }
  }

  private static String letters(Random random, int count) {
    return random
        .ints(count, 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

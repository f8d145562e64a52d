package io.cortap.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {
  @ParameterizedTest
  @CsvSource({
    "0, deficiency, no deficiencies",
    "1, deficiency, one (1) deficiency",
    "2, deficiency, two (2) deficiencies",
    "3, survey, three (3) surveys",
    "2, address, two (2) addresses",
    "2, branch, two (2) branches",
    "5, review area, five (5) review areas"
  })
  void aNounFollowsItsCount(long count, String noun, String words) {
    assertThat(Grammar.counted(count, noun)).isEqualTo(words);
  }

  @Test
  void aNounMayHaveAPluralOfItsOwn() {
    assertThat(Grammar.noun(2, "person", "people")).isEqualTo("people");
    assertThat(Grammar.noun(1, "person", "people")).isEqualTo("person");
  }

  @ParameterizedTest
  @CsvSource({"0, are, were", "1, is, was", "2, are, were"})
  void onlyOneTakesTheSingularVerb(long count, String present, String past) {
    assertThat(Grammar.isOrAre(count)).isEqualTo(present);
    assertThat(Grammar.wasOrWere(count)).isEqualTo(past);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"NTS, NTS'", "Metro, Metro's", "Three Lakes, Three Lakes'", "MTA, MTA's"})
  void aNameInSTakesTheApostropheAlone(String name, String possessive) {
    assertThat(Grammar.possessive(name)).isEqualTo(possessive);
  }

  @ParameterizedTest
  @CsvSource({"four (4), Four (4)", "élan, Élan", "NTS, NTS", "'', ''"})
  void aSentenceStartsWithACapitalAndKeepsTheRest(String text, String start) {
    assertThat(Grammar.sentenceStart(text)).isEqualTo(start);
  }
}

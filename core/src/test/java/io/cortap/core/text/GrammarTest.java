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
    "2, wish, two (2) wishes",
    "2, box, two (2) boxes",
    "2, waltz, two (2) waltzes",
    "2, day, two (2) days",
    "2, y, two (2) ys",
    "2, Facility, two (2) Facilities",
    "1, policy, one (1) policy",
    "0, day, no days",
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
      value = {
        "NTS, NTS'",
        "Metro, Metro's",
        "Three Lakes, Three Lakes'",
        "MTA, MTA's",
        "Northfield Transit Systems, Northfield Transit Systems'"
      })
  void aNameInSTakesTheApostropheAlone(String name, String possessive) {
    assertThat(Grammar.possessive(name)).isEqualTo(possessive);
  }

  @ParameterizedTest
  @CsvSource({"four (4), Four (4)", "élan, Élan", "NTS, NTS", "'', ''"})
  void aSentenceStartsWithACapitalAndKeepsTheRest(String text, String start) {
    assertThat(Grammar.sentenceStart(text)).isEqualTo(start);
  }
}

package io.cortap.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SMR",
        "FTA award",
        "ERF item",
        "NTS bus",
        "RIR",
        "FY2026 review",
        "NFTA station",
        "ADA plan",
        "area",
        "hour",
        "honest answer",
        "heir",
        "unassessed area",
        "uninformed guess",
        "urban area",
        "unincorporated town",
        "8-car train",
        "18 day trip",
        "11 percent share",
        "80 percent share",
        "F grade",
        "eleventh rule",
        "AMTRAK train",
        "Urbanized Area"
      })
  void isAnBeforeTheSoundOfAVowel(String text) {
    assertThat(Articles.before(text)).isEqualTo("an " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Triennial Review",
        "Combined Review",
        "UTA bus",
        "PTASP",
        "MARTA station",
        "SEPTA train",
        "unit",
        "uniform rule",
        "use",
        "user",
        "utility",
        "European bus",
        "one-way trip",
        "house",
        "1-year term",
        "100 percent share",
        "U grade",
        "DBE goal",
        "city",
        "",
        "(new) rule"
      })
  void isAOtherwise(String text) {
    assertThat(Articles.before(text)).isEqualTo("a " + text);
  }
}

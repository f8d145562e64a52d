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
        "Urbanized Area",
        "8th meeting",
        "11th hour",
        "18th item",
        "80th bus",
        "8,000 dollar award",
        "11,000 dollar award",
        "18000 mile interval",
        "MPO",
        "MTA bus",
        "NTD report",
        "EEO officer",
        "I-95 corridor",
        "X-ray",
        "AASHTO manual",
        "uninsured driver",
        "uninspected bus",
        "unidentified part",
        "unissued permit",
        "unilluminated sign",
        "unirrigated lot",
        "umbrella policy",
        "honorable mention",
        "honour",
        "heirloom",
        "Oneida County bus",
        "individual",
        "(annual) audit",
        "\u201Cexcellent\u201D mark"
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
        "(new) rule",
        "1st meeting",
        "12th month",
        "110 percent share",
        "180-day limit",
        "1800s depot",
        "5310 award",
        "7th item",
        "USDOT number",
        "Utah agency",
        "U.S. agency",
        "UZA",
        "uniformed driver",
        "unique need",
        "union contract",
        "unilateral change",
        "usual route",
        "uranium mine",
        "eulogy",
        "ewe",
        "ubiquitous need",
        "historic depot",
        "Honolulu bus",
        "TAM plan",
        "STIP",
        "SPARE bus",
        "once-a-day route",
        "one"
      })
  void isAOtherwise(String text) {
    assertThat(Articles.before(text)).isEqualTo("a " + text);
  }
}

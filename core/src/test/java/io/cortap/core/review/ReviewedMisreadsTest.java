package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that were once misread, and those beside them that must not be. */
final class ReviewedMisreadsTest {
  /** The finding's code, or "-"; with "?" behind it when the control is marked, "!" when sure. */
  private static String read(String comments) {
    return switch (FindingClassifier.classify(new Assessment("", comments, List.of()))) {
      case Verdict.Found found ->
          found.finding().code()
              + (found.marked() ? "?" : "")
              + (found.confidence() == Confidence.SURE ? "!" : "");
      case Verdict.Unassessed unassessed -> "-";
    };
  }

  @Nested
  class Keywords {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Deficient in 2022 review, closed.                          | D?
            Deficient in the FY22 triennial review                     | D?
            Deficient prior to the site visit                          | D?
            Deficient last review, since closed                        | D?
            Deficient; has since been corrected                        | D?
            Deficient at desk review; signed policy received on site.  | D?
            Deficient during desk review                               | D?
            Deficient, previously                                      | D?
            """)
    void ofAnEarlierDayAreMarked(String comments, String reading) {
      assertThat(read(comments)).isEqualTo(reading);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ND for 5307 and D for 5310",
          "ND for 5307, but D for 5310",
          "ND for 5307/D for 5310",
          "ND (5307), D (5310)",
          "ND 5307, D 5310"
        })
    void ofPartsAreMarked(String comments) {
      assertThat(read(comments)).isEqualTo("ND?");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            N/A for rail; bus program ND.           | NA?
            ND for vehicles. Facilities: D          | ND?
            N/A to rail, bus D (two files missing)  | NA?
            ND - lease in appendix D.               | ND!
            ND. Plan D&A-7 is on file.              | ND!
            """)
    void besideASecondLetterAreMarked(String comments, String reading) {
      assertThat(read(comments)).isEqualTo(reading);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ND with the exception of two lease files",
          "ND other than the missing leases",
          "ND except two files",
          "ND contingent on receipt of the plan",
          "ND upon receipt of the plan",
          "ND once the plan is signed",
          "ND, assuming the plan is signed"
        })
    void withAReservationAreMarked(String comments) {
      assertThat(read(comments)).isEqualTo("ND?");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            ND                                             | ND!
            D - no minutes were kept                       | D!
            D. No minutes were kept.                       | D!
            NA - no rail service                           | NA!
            ND - reviewed 5 of 5 files                     | ND!
            ND (see exhibit D)                             | ND!
            ND. Desk review: five files sampled.           | ND!
            D - prior written approval was not obtained    | D!
            D - reports past due                           | D!
            D - the award has not been closed              | D!
            Deficient in three areas                       | D!
            """)
    void ofTodayStaySure(String comments, String reading) {
      assertThat(read(comments)).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Non-Deficient: No                   | -
            Not Deficient: No                   | -
            Noncompliant: No                    | -
            Not Compliant: No                   | -
            Not Applicable: No                  | -
            N/A: No                             | -
            Non-Deficient: No. Deficient: Yes   | D
            Non-Deficient: Yes                  | ND!
            Deficient: No                       | ND
            In violation: No                    | ND
            """)
    void thatAreNegatedAndAnsweredNoDecideNothing(String comments, String reading) {
      assertThat(read(comments)).isEqualTo(reading);
    }
  }

  @Nested
  class Compliance {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "To be in compliance, the recipient must submit a revised plan.",
          "In order to be compliant, the agency needs to adopt a policy",
          "Needs to be in compliance by June",
          "It was determined that the agency needs to be in compliance by June",
          "Working to become compliant",
          "The recipient is becoming compliant",
          "Partially compliant - 3 of 5 files",
          "less than fully compliant",
          "Partially meets the requirements",
          "Compliant once the plan is signed"
        })
    void thatIsAimedAtOrPartialDecidesNothing(String comments) {
      assertThat(read(comments)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Recipient was found to be in compliance with part 37           | ND
            The agency was deemed to be in compliance.                     | ND
            Determined to be in compliance                                 | ND
            We found the recipient to be fully compliant                   | ND
            The recipient continues to be in compliance                    | ND
            The recipient was found not to be in compliance                | D
            In compliance with the exception of the lobbying certificate   | ND?
            With the exception of the plan, the recipient is in compliance | ND?
            """)
    void thatWasFoundDecides(String comments, String reading) {
      assertThat(read(comments)).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Recipient wasnt in compliance with 49 CFR 625 | D
            Recipient isnt compliant                      | D
            Recipient hasnt complied                      | D
            Recipient didnt violate the charter rule      | ND
            """)
    void isDeniedWithoutAnApostropheToo(String comments, String reading) {
      assertThat(read(comments)).isEqualTo(reading);
    }
  }

  @Nested
  class Passing {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "The deadline has passed and no plan was submitted.",
          "The deadline had not passed",
          "More than three years have passed since the last update.",
          "Board passed Resolution 24-05.",
          "The resolution was unanimously passed"
        })
    void ofTimeAndOfRulesDecidesNothing(String comments) {
      assertThat(read(comments)).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"All vehicles passed", "Passed all tests", "Tested on site, passed"})
    void ofTestsDecides(String comments) {
      assertThat(read(comments)).isEqualTo("ND");
    }
  }

  @Nested
  class Times {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Recipient failed to obtain prior written approval from FTA.        | D
            Recipient failed to obtain prior FTA concurrence.                  | D
            Recipient failed to give prior notice                              | D
            Recipient failed to get FTA's prior express written consent.       | D
            Failed to obtain prior approval. Other records were in compliance. | D?
            Failed to send the past due reports. Files were in compliance.     | D?
            Recipient failed the prior review                                  | -
            """)
    void areNotPastForWhatMustComeFirst(String comments, String reading) {
      assertThat(read(comments)).isEqualTo(reading);
    }
  }

  @Nested
  class DailyWork {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Recipient has procedures to address noncompliant subrecipients.",
          "Deficiencies found during pre-trip inspections are documented on a work order.",
          "Deficiencies noted by drivers are promptly reported.",
          "Vehicles found deficient are removed from service.",
          "Vehicles that are deficient are repaired"
        })
    void findsAndMendsWithoutADeficiency(String comments) {
      assertThat(read(comments)).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Deficiencies found during the site visit are documented in the report.",
          "Deficiencies found in the maintenance program are documented below.",
          "Deficiencies found during inspections are not documented.",
          "Vehicles found deficient are not removed from service.",
          "Recipient failed to monitor noncompliant subrecipients"
        })
    void isDeficientWhereItIsNotDone(String comments) {
      assertThat(read(comments)).isEqualTo("D");
    }
  }

  @Nested
  class Markup {
    @ParameterizedTest
    @ValueSource(strings = {"&", "<style", "<!--", "<b", "&amp", "<script>"})
    @Timeout(20)
    @Tag("exhaustive")
    void withoutAnEndIsReadInATimeThatGrowsWithItsLength(String piece) {
      assertThat(read("ND. " + piece.repeat(500_000))).startsWith("ND");
    }
  }
}

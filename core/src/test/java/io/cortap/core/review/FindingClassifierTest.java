package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingClassifierTest {

  static Verdict classify(String comments, String... instances) {
    return FindingClassifier.classify(new Assessment("Complete", comments, List.of(instances)));
  }

  static String code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Found found -> found.finding().code();
      case Verdict.Unassessed unassessed -> "unassessed";
    };
  }

  static boolean marked(Verdict verdict) {
    return verdict instanceof Verdict.Found found && found.marked();
  }

  @TestFactory
  Stream<DynamicTest> everyKnownCommentIsReadAsExpected() throws IOException {
    return VectorFile.cases("finding-comments.json").stream()
        .map(known ->
            DynamicTest.dynamicTest("<" + known.text("comments") + ">", () -> check(known)));
  }

  private static void check(VectorFile.Known known) {
    Verdict verdict = classify(known.text("comments"));

    assertThat(code(verdict)).isEqualTo(known.text("finding"));
    assertThat(marked(verdict)).isEqualTo(known.isTrue("marked"));
  }

  @Nested
  class Keywords {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Deficient",
          "DEFICIENT: no board minutes",
          "D",
          "Deficient - see note",
          "D - no plan",
          "D (see note)",
          "D, twice",
          "D\nNo plan"
        })
    void aLeadingKeywordIsSure(String comments) {
      assertThat(classify(comments))
          .isInstanceOfSatisfying(
              Verdict.Found.class,
              found -> {
                assertThat(found.finding()).isEqualTo(Finding.DEFICIENT);
                assertThat(found.confidence()).isEqualTo(Confidence.SURE);
              });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"D & A program reviewed", "DBE plan on file", "D.C. office", "D-12 form"})
    void aWordThatOnlyBeginsWithDIsNone(String comments) {
      assertThat(code(classify(comments))).isEqualTo("unassessed");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Deficient areas were not found                  | ND
            Deficient practices were found                  | D
            Deficient areas: legal and procurement          | D
            Deficient items of the last review were closed  | unassessed
            Non-deficient files were copied for the record  | ND
            ND DOT monitors its subrecipients               | unassessed
            Violations have not been identified             | ND
            """)
    void aKeywordThatDescribesSomethingIsNoVerdictByItself(String comments, String code) {
      Verdict verdict = classify(comments);

      assertThat(code(verdict)).isEqualTo(code);
      assertThat(verdict instanceof Verdict.Found found && found.confidence() == Confidence.SURE)
          .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Deficient: No              | ND
            Deficient? No.             | ND
            Deficient - none; reviewed | ND
            Deficient? Yes             | D
            Compliant: No              | D
            Compliant? Yes             | ND
            Applicable: No             | NA
            Deficiencies: 0            | ND
            """)
    void aFormsAnswerCountsAndNotItsQuestion(String comments, String code) {
      assertThat(code(classify(comments))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Deficient if minutes are not supplied by May",
          "ND pending receipt of board minutes",
          "ND - pending receipt of board minutes",
          "NA, unless rail service starts",
          "Deficient (possibly)",
          "ND, tentative",
          "D. Marsh reviewed the files",
          "D. Marsh",
          "ND. Bus 12 failed its inspection.",
          "ND. 3 failed.",
          "Deficient. Of 8 files, 7 compliant",
          "ND. Two exceptions were noted in the sample."
        })
    void aKeywordWithDoubtBehindItIsMarked(String comments) {
      assertThat(classify(comments))
          .isInstanceOfSatisfying(
              Verdict.Found.class,
              found -> {
                assertThat(found.marked()).isTrue();
                assertThat(found.confidence()).isEqualTo(Confidence.READ);
              });
    }

    @ParameterizedTest
    @CsvSource({
      "- Deficient,D",
      "* ND,ND",
      "• N/A,NA",
      "(D),D",
      "'\"Non-deficient\"',ND",
      "N / A,NA",
      "N D,ND"
    })
    void bulletsQuotesAndBlanksDoNotHideAKeyword(String comments, String code) {
      assertThat(code(classify(comments))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
      "Not Deficient,ND", "Not Compliant,D", "Not Applicable,NA",
      "Not-Deficient,ND", "Not-Compliant,D", "Non - Compliant,D"
    })
    void notBeforeALoneWordGivesItsContrary(String comments, String code) {
      assertThat(code(classify(comments))).isEqualTo(code);
    }

    @Test
    void aKeywordBeatsPhrasesWhichMarkIt() {
      assertThat(classify("Deficient: all other files were compliant"))
          .isEqualTo(
              new Verdict.Found(
                  Finding.DEFICIENT, "keyword-deficient", Confidence.READ, true, false));
    }
  }

  @Nested
  class Phrases {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            No longer compliant with 49 CFR 26               | D
            The recipient failed to submit the report        | D
            The recipient did not comply with the rule       | D
            One deficiency was noted in this area            | D
            Repeat deficiency                                | D
            Passed all tests; one deficiency was found       | D
            Requirements were not met                        | D
            The recipient's drug policy violates part 655    | D
            The prior deficiency remains deficient           | D
            Not fully compliant                              | D
            No evidence that the recipient complied          | D
            The recipient could not demonstrate compliance   | D
            The recipient couldn't comply with part 37       | D
            The plan does not satisfy the requirement        | D
            The requirement was not satisfied                | D
            Desk review: no plan, deficient                  | D
            Desk review: compliant; on site: not compliant   | D
            A deficiency was found in the 2026 review        | D
            Buses failed to meet the requirements; deficient | D
            No evidence that the recipient failed to report  | ND
            Nothing indicates that the rule was violated     | ND
            Nothing deficient                                | ND
            The plan satisfies the requirement               | ND
            Desk review: deficient. On site: not deficient   | ND
            At desk review, deficient; compliant on site     | ND
            Had been out of compliance; the fare now complies | ND
            Bus 12 failed its inspection; compliant          | ND
            Tested 10. 3 failed. Not deficient               | ND
            Tested 10 of 10, passed                          | ND
            Deficiency from the 2021 review was corrected; compliant | ND
            The policy was found to be deficient             | D
            Deficiencies: none                               | ND
            No deficiencies                                  | ND
            We did not find any deficiencies                 | ND
            The recipient was not found deficient            | ND
            None of the sampled files were deficient         | ND
            The recipient is in compliance with part 37      | ND
            Met all requirements                             | ND
            The recipient didn't violate the charter rule    | ND
            No DBE goal was set and the recipient is compliant | ND
            This section does not apply to the recipient     | NA
            The requirement is not applicable                | NA
            """)
    void anOutcomeInTheTextIsReadNeverSure(String comments, String code) {
      Verdict verdict = classify(comments);

      assertThat(code(verdict)).isEqualTo(code);
      assertThat(((Verdict.Found) verdict).confidence()).isEqualTo(Confidence.READ);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Verified that no policy exists",
          "Reviewed to determine whether the recipient complied",
          "The recipient must comply by May",
          "No deficiencies were found yet",
          "Compliant, pending the final documents",
          "Fail-safe procedure reviewed",
          "The board passed a resolution",
          "Procured ADA compliant vehicles",
          "If records are missing the area would be deficient",
          "Previous deficiency closed",
          "The deficiency identified in the 2021 review has been corrected and closed.",
          "Two deficiencies were identified in the FY22 review. Both were closed timely.",
          "Tested 10 of 10. 3 failed.",
          "Sampled 8. Seven compliant, one noncompliant.",
          "Bus 1402 failed its brake inspection",
          "Preliminary: deficient",
          "Potential finding: deficient",
          "Repeat deficiency? No",
          "Repeat deficiencies: none",
          "According to the recipient, no deficiencies were found",
          "Was previously deficient",
          "Was the policy deficient? See the note.",
          "Not N/A"
        })
    void whatNamesNoSettledOutcomeDecidesNothing(String comments) {
      assertThat(code(classify(comments))).isEqualTo("unassessed");
    }

    @Test
    void aSentenceBrokenOverLinesKeepsItsNegation() {
      assertThat(code(classify("The recipient was not\ncompliant with part 37"))).isEqualTo("D");
    }
  }

  @Nested
  class Instances {
    @Test
    void speakWhereTheCommentIsSilent() {
      assertThat(classify("See attached", "Approved", "Non-Deficient"))
          .isEqualTo(
              new Verdict.Found(
                  Finding.NON_DEFICIENT,
                  "instances/keyword-non-deficient",
                  Confidence.READ,
                  false,
                  false));
    }

    @Test
    void statusesThatNoRuleDecidesSayNothing() {
      assertThat(classify("", "Approved", "In Review")).isEqualTo(new Verdict.Unassessed());
    }

    @Test
    void againstTheCommentTheStricterFindingStandsAsAConflict() {
      assertThat(classify("Non-Deficient", "Deficient"))
          .isEqualTo(
              new Verdict.Found(
                  Finding.DEFICIENT, "instances/keyword-deficient", Confidence.READ, false, true));
    }

    @Test
    void amongThemselvesTheStricterFindingStandsAsAConflict() {
      assertThat(classify("", "NA", "Passed"))
          .isEqualTo(
              new Verdict.Found(
                  Finding.NON_DEFICIENT, "instances/passed", Confidence.READ, false, true));
    }

    @Test
    void thatAgreeLeaveTheCommentSure() {
      assertThat(classify("ND", "Non-Deficient", "Approved"))
          .isEqualTo(
              new Verdict.Found(
                  Finding.NON_DEFICIENT, "keyword-non-deficient", Confidence.SURE, false, false));
    }
  }

  @Nested
  class Markup {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<p>Deficient</p><p>No plan.</p>",
          "<div class='x'><b>Deficient</b>: no plan</div>",
          "&lt;p&gt;Deficient&lt;/p&gt;",
          "&nbsp;Deficient&nbsp;&ndash; no plan",
          "<span style=\"color:red\">Deficient</span>",
          "<!-- Non-Deficient --><b>Deficient</b>",
          "<style>p {color: red}</style><p>Deficient</p>"
        })
    void isNoPartOfTheComment(String comments) {
      assertThat(code(classify(comments))).isEqualTo("D");
    }
  }
}

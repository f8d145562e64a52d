package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reviewers are told to write, and what each form of it means. */
final class FindingTableTest {
  private static Verdict classify(String comments, String... instances) {
    return FindingClassifier.classify(new Assessment("Complete", comments, List.of(instances)));
  }

  private static Verdict.Found found(String comments, String... instances) {
    return (Verdict.Found) classify(comments, instances);
  }

  @Nested
  class Rows {
    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
        strings = {
          "Deficient",
          "DEFICIENT: no board minutes",
          "D",
          "Deficient - see note",
          "noncompliant",
          "Non-compliant",
          "Tested L2 - Failed",
          "In violation of 49 CFR 26"
        })
    void areDeficient(String comments) {
      assertThat(found(comments).finding()).isEqualTo(Finding.DEFICIENT);
      assertThat(found(comments).marked()).isFalse();
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
        strings = {
          "Non-Deficient",
          "Not deficient",
          "nondeficient",
          "ND",
          "No deficiencies were found",
          "No failures or violations were found",
          "did not fail",
          "did not violate",
          "Passed",
          "Compliant",
          "Fail-safe verified; compliant"
        })
    void areNotDeficient(String comments) {
      assertThat(found(comments).finding()).isEqualTo(Finding.NON_DEFICIENT);
      assertThat(found(comments).marked()).isFalse();
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
        strings = {
          "NA",
          "N/A",
          "n a",
          "N.A.",
          "Not Applicable",
          "n/a - no rail",
          "Not applicable because the recipient has no rail service"
        })
    void areNotApplicable(String comments) {
      assertThat(found(comments).finding()).isEqualTo(Finding.NOT_APPLICABLE);
      assertThat(found(comments).marked()).isFalse();
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(strings = {"", "   ", "\u00A0\n", "See attached", "In progress"})
    void areUnassessed(String comments) {
      assertThat(classify(comments)).isEqualTo(new Verdict.Unassessed());
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource({
      "Pass; repeat deficiency closed, NON_DEFICIENT",
      "No longer deficient, NON_DEFICIENT",
      "Not applicable; previously deficient, NOT_APPLICABLE"
    })
    void areMarkedForAReadersEye(String comments, Finding finding) {
      assertThat(found(comments).finding()).isEqualTo(finding);
      assertThat(found(comments).marked()).isTrue();
      assertThat(found(comments).confidence()).isEqualTo(Confidence.READ);
    }
  }

  @Nested
  class LeadingKeywords {
    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
        strings = {
          "Deficient",
          "Deficient:",
          "Deficient;",
          "Deficient.",
          "Deficient,",
          "Deficient (note)",
          "Deficient - note",
          "Deficient – note",
          "Deficient—note",
          "Deficient\nnote",
          "Deficient note",
          "D:",
          "D;",
          "D.",
          "D,",
          "D (note)",
          "D - note",
          "D\u2014note",
          "D\nnote",
          "deficient  ",
          "  DEFICIENT",
          "<p>Deficient</p>",
          "<b>D</b>: note"
        })
    void endAtPunctuationALineBreakOrABlank(String comments) {
      assertThat(found(comments))
          .extracting(Verdict.Found::finding, Verdict.Found::confidence)
          .containsExactly(Finding.DEFICIENT, Confidence.SURE);
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
        strings = {
          "Non-Deficient",
          "NON‑DEFICIENT",
          "Non – Deficient",
          "non deficient",
          "Not Deficient",
          "not-deficient",
          "NonDeficient: note",
          "ND",
          "nd.",
          "ND - note",
          "ND note",
          "N-D"
        })
    void sayNonDeficientInAnyCaseDashAndSpacing(String comments) {
      assertThat(found(comments))
          .extracting(Verdict.Found::finding, Verdict.Found::confidence)
          .containsExactly(Finding.NON_DEFICIENT, Confidence.SURE);
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(strings = {"D & A program reviewed", "D and A program reviewed", "D note", "DA"})
    void asALoneLetterNeedMoreThanABlank(String comments) {
      assertThat(classify(comments)).isEqualTo(new Verdict.Unassessed());
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource({
      "'ND: the bus barn failed its inspection', NON_DEFICIENT",
      "'Deficient: the plan is compliant', DEFICIENT",
      "'NA: no deficiencies were found', NOT_APPLICABLE"
    })
    void beatPhrasesWhichMarkThem(String comments, Finding finding) {
      assertThat(found(comments).finding()).isEqualTo(finding);
      assertThat(found(comments).marked()).isTrue();
      assertThat(found(comments).confidence()).isEqualTo(Confidence.READ);
    }
  }

  @Nested
  class Order {
    @Test
    void aPhraseMustNameTheOutcome() {
      assertThat(classify("verified that no policy exists")).isEqualTo(new Verdict.Unassessed());
    }

    @Test
    void instancesSpeakOnlyWhereTheCommentDoesNot() {
      assertThat(found("See attached", "Deficient").rule())
          .isEqualTo("instances/keyword-deficient");
      assertThat(found("Deficient", "Deficient").rule()).isEqualTo("keyword-deficient");
    }

    @Test
    void allInstancesAreReadAndNotTheFirstAlone() {
      assertThat(found("", "Approved", "In Review", "Deficient").finding())
          .isEqualTo(Finding.DEFICIENT);
    }

    @Test
    void whatOnlyAnInstanceSaysIsNeverSure() {
      assertThat(found("", "Deficient").confidence()).isEqualTo(Confidence.READ);
    }

    @Test
    void nothingUsableIsUnassessed() {
      assertThat(classify("", "Approved", "")).isEqualTo(new Verdict.Unassessed());
    }

    @Test
    void keywordsComeBeforePhrasesInTheRulesAndEachRuleHasItsOwnId() {
      List<String> ids =
          Stream.concat(FindingRules.keywords().stream(), FindingRules.phrases().stream())
              .map(FindingRule::id)
              .toList();

      assertThat(ids).doesNotHaveDuplicates();
      assertThat(FindingRules.keywords())
          .allMatch(rule -> rule.weight() == FindingRule.Weight.KEYWORD);
    }
  }

  @Nested
  class Conflicts {
    @ParameterizedTest(name = "<{0}> against <{1}> is {2}")
    @CsvSource({
      "D, ND, DEFICIENT",
      "ND, D, DEFICIENT",
      "D, NA, DEFICIENT",
      "NA, D, DEFICIENT",
      "ND, NA, NON_DEFICIENT",
      "NA, ND, NON_DEFICIENT"
    })
    void betweenCommentAndInstanceTheStricterWins(String comment, String instance, Finding used) {
      assertThat(found(comment, instance))
          .extracting(Verdict.Found::finding, Verdict.Found::conflict, Verdict.Found::confidence)
          .containsExactly(used, true, Confidence.READ);
    }

    @ParameterizedTest(name = "<{0}> against <{1}> is {2}")
    @CsvSource({
      "D, ND, DEFICIENT",
      "ND, D, DEFICIENT",
      "ND, NA, NON_DEFICIENT",
      "NA, D, DEFICIENT"
    })
    void amongInstancesToo(String one, String other, Finding used) {
      assertThat(found("", one, other))
          .extracting(Verdict.Found::finding, Verdict.Found::conflict)
          .containsExactly(used, true);
    }

    @Test
    void areNoneWhereAllAgree() {
      assertThat(found("ND", "ND", "Non-Deficient", "Approved"))
          .extracting(Verdict.Found::conflict, Verdict.Found::confidence)
          .containsExactly(false, Confidence.SURE);
    }

    @Test
    void areNoneWithinOneCommentWhichIsOnlyMarked() {
      assertThat(found("ND: one exception was noted"))
          .extracting(Verdict.Found::conflict, Verdict.Found::marked)
          .containsExactly(false, true);
    }
  }

  @Nested
  class Strictness {
    @ParameterizedTest
    @CsvSource({
      "DEFICIENT, NON_DEFICIENT, DEFICIENT",
      "NON_DEFICIENT, DEFICIENT, DEFICIENT",
      "NOT_APPLICABLE, NON_DEFICIENT, NON_DEFICIENT",
      "NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE"
    })
    void goesFromDeficientOverNonDeficientToNotApplicable(
        Finding one, Finding other, Finding stricter) {
      assertThat(one.stricter(other)).isEqualTo(stricter);
    }
  }
}

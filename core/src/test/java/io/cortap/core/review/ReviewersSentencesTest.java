package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences whose parts must not be read apart, or not together. */
final class ReviewersSentencesTest {
  private static String finding(String comments) {
    return switch (FindingClassifier.classify(new Assessment("", comments, List.of()))) {
      case Verdict.Found found -> found.finding().code();
      case Verdict.Unassessed unassessed -> "-";
    };
  }

  private static boolean marked(String comments) {
    return FindingClassifier.classify(new Assessment("", comments, List.of()))
            instanceof Verdict.Found found
        && found.marked();
  }

  @Nested
  class Clauses {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            The plan was not reviewed. The recipient is compliant with part 37.    | ND
            The plan was not reviewed; the recipient is compliant with part 37     | ND
            The plan was not reviewed: the recipient is compliant with part 37     | ND
            The plan was not reviewed! The recipient is compliant with part 37     | ND
            The plan was not reviewed¶The recipient is compliant with part 37      | ND
            The recipient - not its contractor - is compliant with part 37         | ND
            The plan was not reviewed- the recipient is compliant with part 37     | ND
            Is it compliant with part 37? See the notes.                           | -
            No deficiencies. The DBE plan is in violation of part 26.              | D
            No minutes were kept, and the recipient is in violation of part 18     | D
            The board did not meet, but the recipient is compliant with part 37    | ND
            """)
    void areReadApart(String comments, String finding) {
      assertThat(finding(comments.replace('¶', '\n'))).isEqualTo(finding);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "No drug-free workplace deficiencies were found",
          "None of the 4.5 mile segments was deficient",
          "The recipient was not deficient under 49 CFR 26.51",
          "No deficiencies under 49 CFR 26.51 were found"
        })
    void areNotCutWithinAWordOrANumber(String comments) {
      assertThat(finding(comments)).isNotEqualTo("D");
    }
  }

  @Nested
  class Times {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            At the desk review the recipient was noncompliant. It is now in compliance.  | ND | true
            Initially the recipient was noncompliant. It is now in compliance.           | ND | true
            The recipient was previously in violation of part 26. It is now in compliance.| ND | true
            The recipient was previously in violation of part 26.                        | -  | false
            The recipient is in compliance with part 26.                                 | ND | false
            The prior deficiency was found again and remains uncorrected.                | D  | false
            """)
    void ofAnEarlierFindingDoNotDecide(String comments, String finding, boolean marked) {
      assertThat(finding(comments)).isEqualTo(finding);
      assertThat(marked(comments)).isEqualTo(marked);
    }
  }

  @Nested
  class Forms {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Finding: D                     | D
            Finding: ND                    | ND
            Result: NA                     | NA
            Sample of five files. Result: ND | ND
            Sample of five files. Result: D. | D
            Finding: DA program reviewed   | -
            Finding: NDA on file           | -
            Compliant: N                   | D
            Compliant: Y                   | ND
            Deficient: None                | ND
            Deficient: yes                 | D
            Deficiencies: 0                | ND
            Any deficiencies? No           | ND
            """)
    void areAnsweredByTheirAnswers(String comments, String finding) {
      assertThat(finding(comments)).isEqualTo(finding);
    }
  }

  @Nested
  class OthersWords {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "The recipient stated that it is in compliance",
          "The recipient claims that it was not in violation",
          "49 CFR 26.51 provides that a recipient that violates it is deficient",
          "If records are missing the recipient is in violation",
          "The recipient must be in compliance by May",
          "It is unclear whether the recipient complied",
          "The recipient is in compliance, pending the final documents",
          "Until the plan is adopted the recipient is in compliance"
        })
    void decideNothing(String comments) {
      assertThat(finding(comments)).isEqualTo("-");
    }
  }

  @Nested
  class KeywordsInDoubt {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "ND - pending receipt of minutes",
          "ND to D",
          "ND for 5307; D for 5310",
          "D. Marsh reviewed the files",
          "Deficient; possibly closed",
          "ND, subject to the final audit",
          "NA unless rail service starts"
        })
    void areMarked(String comments) {
      assertThat(finding(comments)).isNotEqualTo("-");
      assertThat(marked(comments)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ND",
          "ND - reviewed 5 of 5 files",
          "D - no minutes were kept",
          "D. No minutes were kept.",
          "NA - no rail service",
          "ND. The audit was reviewed on site; nothing is pending."
        })
    void areNotMarkedWithoutIt(String comments) {
      assertThat(marked(comments)).isFalse();
    }
  }
}

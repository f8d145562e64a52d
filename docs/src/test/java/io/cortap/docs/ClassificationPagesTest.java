package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.review.Assessment;
import io.cortap.core.review.FindingClassifier;
import io.cortap.core.review.FindingRule;
import io.cortap.core.review.FindingRules;
import io.cortap.core.review.Verdict;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The pages on findings beside the rules and the labelled comments. */
class ClassificationPagesTest {

  @Nested
  class Rules {
    private static final Pattern ROW =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| (D|ND|NA)( marks)? \\| (.+) \\|$");
    private static final Pattern EXAMPLE = Pattern.compile("`([^`]+)`");

    private final List<FindingRule> rules =
        Stream.concat(FindingRules.keywords().stream(), FindingRules.phrases().stream()).toList();
    private final List<MatchResult> rows =
        ROW.matcher(Checkout.read("docs/reference/classification.md")).results().toList();

    @Test
    void everyRuleHasItsRowInTheOrderInWhichItIsTried() {
      assertThat(rows.stream().map(row -> row.group(1) + ": " + row.group(2)))
          .containsExactlyElementsOf(
              rules.stream().map(rule -> rule.id() + ": " + rule.says()).toList());
    }

    @Test
    void everyRowNamesTheFindingThatTheRuleGives() {
      assertThat(rows.stream().map(row -> row.group(3) + (row.group(4) == null ? "" : " marks")))
          .containsExactlyElementsOf(rules.stream().map(Rules::gives).toList());
    }

    private static String gives(FindingRule rule) {
      return rule.gives().code() + (rule.weight() == FindingRule.Weight.MARKS ? " marks" : "");
    }

    @Test
    void everyExampleIsReadByItsRule() {
      assertThat(rows).isNotEmpty().allSatisfy(Rules::checkExamples);
    }

    private static void checkExamples(MatchResult row) {
      List<String> examples =
          EXAMPLE.matcher(row.group(5)).results().map(example -> example.group(1)).toList();
      assertThat(examples).as(row.group(1)).isNotEmpty();
      for (String example : examples) {
        assertThat(FindingClassifier.classify(new Assessment("", example, List.of())))
            .as(example)
            .isInstanceOfSatisfying(
                Verdict.Found.class,
                found -> {
                  if (row.group(4) == null) {
                    assertThat(found.rule()).isEqualTo(row.group(1));
                  } else {
                    assertThat(found.marked()).isTrue();
                  }
                });
      }
    }
  }

  @Nested
  class Measures {
    private final String page = Checkout.read("docs/explanation/classification.md");
    private final LabelledCorpus corpus = LabelledCorpus.read();
    private final LabelledCorpus fresh = LabelledCorpus.readFresh();
    private final LabelledCorpus blind = LabelledCorpus.readBlind();

    @Test
    void thereAreAtLeastThreeHundredComments() {
      assertThat(corpus.entries()).hasSizeGreaterThanOrEqualTo(300);
      assertThat(fresh.entries()).hasSizeGreaterThanOrEqualTo(60);
      assertThat(blind.entries()).hasSizeGreaterThanOrEqualTo(120);
      assertThat(blind.entries().stream().filter(LabelledCorpus.Entry::opensWithKeyword))
          .hasSizeGreaterThanOrEqualTo(60);
      assertThat(Stream.of(corpus, fresh, blind).flatMap(set -> set.entries().stream()))
          .extracting(LabelledCorpus.Entry::comment)
          .doesNotHaveDuplicates();
    }

    @Test
    void aSureFindingIsNeverWrong() {
      assertThat(corpus.half(true).wronglySure()).isEmpty();
      assertThat(corpus.half(false).wronglySure()).isEmpty();
      assertThat(fresh.wronglySure()).isEmpty();
      assertThat(blind.wronglySure()).isEmpty();
    }

    @Test
    void agreementAndDisputesAreThoseOfTheLabelFiles() {
      for (LabelledCorpus set : List.of(blind, corpus)) {
        assertThat(page).contains(set.agreement()).contains(lines(set.disputed()));
      }
    }

    @Test
    void precisionAndRecallAreThoseOfTheRulesAsTheyAre() {
      for (LabelledCorpus set :
          List.of(blind.undisputed(), fresh, corpus.half(true), corpus.half(false))) {
        assertThat(page).contains(set.sure()).contains(lines(set.measures()));
      }
    }

    @Test
    void whatIsMisreadOfTheCommentsThatWereSetAsideIsListed() {
      assertThat(page)
          .contains(lines(blind.undisputed().misread()))
          .contains(lines(fresh.misread()))
          .contains(lines(corpus.half(true).misread()));
    }

    private static String lines(List<String> rows) {
      return String.join("\n", rows) + "\n";
    }
  }
}

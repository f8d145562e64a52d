package io.cortap.core.review;

import io.cortap.core.review.ClauseReading.Hit;
import io.cortap.core.review.ClauseReading.Weight;
import java.util.List;
import java.util.regex.Matcher;

/** What one text, a comment or an instance's status, says by itself. */
sealed interface CommentReading {

  /** The text decides nothing. */
  record Silent() implements CommentReading {}

  /**
   * @param keyword whether the text begins with the finding
   * @param marked whether other words of the text speak against it or tell of an earlier one
   */
  record Says(FindingRule rule, boolean keyword, boolean marked) implements CommentReading {
    Finding finding() {
      return rule.gives();
    }
  }

  static CommentReading of(CommentText text) {
    if (text.folded().isEmpty()) {
      return new Silent();
    }
    for (FindingRule rule : FindingRules.keywords()) {
      Matcher keyword = rule.pattern().matcher(text.folded());
      if (keyword.lookingAt()) {
        CommentText rest = text.from(keyword.end());
        boolean initial = keyword.end() == 1 && rest.opensWithName();
        boolean marked = initial || rest.opensWithDoubt() || contradicted(rule, hits(rest));
        return new Says(rule, true, marked);
      }
    }
    List<Hit> hits = hits(text);
    boolean concluded = hits.stream().anyMatch(hit -> hit.weight() == Weight.NOW);
    return hits.stream()
        .filter(
            hit -> hit.weight() == Weight.NOW || (hit.weight() == Weight.AT_FIRST && !concluded))
        .map(Hit::rule)
        .reduce((one, other) -> other.gives().compareTo(one.gives()) < 0 ? other : one)
        .<CommentReading>map(rule -> new Says(rule, false, contradicted(rule, hits)))
        .orElseGet(Silent::new);
  }

  private static List<Hit> hits(CommentText text) {
    String reworded = Rewording.of(text.folded());
    List<FindingRule> rules = FindingRules.phrasesThatMayMatch(reworded);
    return rules.isEmpty()
        ? List.of()
        : CommentText.clauses(reworded).stream()
            .flatMap(clause -> ClauseReading.read(clause, rules).stream())
            .toList();
  }

  private static boolean contradicted(FindingRule rule, List<Hit> hits) {
    return hits.stream().anyMatch(hit -> hit.marks() || hit.rule().gives() != rule.gives());
  }
}

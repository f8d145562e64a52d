package io.cortap.core.review;

import io.cortap.core.review.ClauseReading.Hit;
import io.cortap.core.review.ClauseReading.Weight;
import java.util.ArrayList;
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
    String folded = text.folded();
    if (folded.isEmpty()) {
      return new Silent();
    }
    if (FindingRules.mayOpenWithKeyword(folded)) {
      for (FindingRule rule : FindingRules.keywords()) {
        Matcher keyword = rule.pattern().matcher(folded);
        if (keyword.lookingAt()) {
          return new Says(rule, true, isMarked(rule, text, keyword.end()));
        }
      }
    }
    return read(hits(Lexicon.in(folded)));
  }

  private static boolean isMarked(FindingRule rule, CommentText text, int keywordEnd) {
    if (keywordEnd == text.folded().length()) {
      return false;
    }
    CommentText rest = text.from(keywordEnd);
    boolean initial = keywordEnd == 1 && rest.mayOpenWithName();
    Sightings seen = Lexicon.in(rest.folded());
    return initial || rest.opensWithDoubt(seen) || isContradicted(rule, hits(seen));
  }

  private static CommentReading read(List<Hit> hits) {
    boolean concluded = false;
    for (Hit hit : hits) {
      concluded |= hit.weight() == Weight.NOW;
    }
    Weight decisive = concluded ? Weight.NOW : Weight.AT_FIRST;
    FindingRule strictest = null;
    for (Hit hit : hits) {
      if (hit.weight() == decisive
          && (strictest == null || hit.rule().gives().compareTo(strictest.gives()) < 0)) {
        strictest = hit.rule();
      }
    }
    return strictest == null
        ? new Silent()
        : new Says(strictest, false, isContradicted(strictest, hits));
  }

  private static List<Hit> hits(Sightings folded) {
    Sightings reworded = Rewording.of(folded);
    if (reworded.rules() == 0) {
      return List.of();
    }
    var hits = new ArrayList<Hit>();
    for (Sightings clause : CommentText.clauses(reworded)) {
      ClauseReading.read(clause, hits);
    }
    return hits;
  }

  private static boolean isContradicted(FindingRule rule, List<Hit> hits) {
    for (Hit hit : hits) {
      if (hit.marks() || hit.rule().gives() != rule.gives()) {
        return true;
      }
    }
    return false;
  }
}

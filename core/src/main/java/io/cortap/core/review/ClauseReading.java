package io.cortap.core.review;

import io.cortap.core.review.FindingRule.Scope;
import io.cortap.core.review.Lexicon.Role;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;

/** One clause under the phrase rules: what a rule has matched is hidden from the next. */
final class ClauseReading {
  private static final char HIDDEN = '~';

  private final List<Hit> hits;

  /** The clause's words, but for those that a rule has matched. */
  private Sightings seen;

  /** Where one thought ends and the next begins, as pairs of a boundary's two ends. */
  private final int[] boundaries;

  private ClauseReading(Sightings seen, List<Hit> hits) {
    this.seen = seen;
    this.hits = hits;
    this.boundaries = seen.boundaries();
  }

  /** When the words are true. */
  enum Weight {
    /** They are the control's finding. */
    NOW,
    /** They are, unless later words conclude otherwise: "at desk review", "initially". */
    AT_FIRST,
    /** They tell of an earlier finding, or are none. */
    NEVER
  }

  /**
   * @param marks whether the words ask for a reader's eye, whatever the finding is
   */
  record Hit(FindingRule rule, Weight weight, boolean marks) {}

  /** Adds to {@code hits} what the clause says. */
  static void read(Sightings clause, List<Hit> hits) {
    long left = clause.rules();
    if (left == 0 || clause.isGeneral()) {
      return;
    }
    var reading = new ClauseReading(clause, hits);
    while (left != 0) {
      int rule = Long.numberOfTrailingZeros(left);
      reading.apply(rule);
      left = reading.seen.rules() & (-2L << rule);
    }
  }

  private void apply(int number) {
    FindingRule rule = PhraseRules.ALL.get(number);
    String clause = seen.text();
    Matcher matcher =
        rule.pattern().matcher(clause).useTransparentBounds(true).useAnchoringBounds(false);
    char[] left = {};
    int end = 0;
    for (int start : seen.openings(Role.OPENS_RULE, number)) {
      if (start >= end && matcher.region(start, clause.length()).lookingAt()) {
        end = matcher.end();
        if (holds(rule.scope(), start, end)) {
          hits.add(hit(rule, start, end));
        }
        left = left.length == 0 ? clause.toCharArray() : left;
        Arrays.fill(left, start, end, HIDDEN);
        seen.forget(start, end);
      }
    }
    if (left.length > 0) {
      seen = Lexicon.in(new String(left));
    }
  }

  private Hit hit(FindingRule rule, int start, int end) {
    return switch (rule.weight()) {
      case KEYWORD, DECIDES -> new Hit(rule, weight(start, end), isExcepted(rule));
      case DECIDES_AND_MARKS -> new Hit(rule, Weight.NOW, true);
      case MARKS -> new Hit(rule, Weight.NEVER, false);
    };
  }

  private boolean isExcepted(FindingRule rule) {
    return rule.gives() != Finding.DEFICIENT && seen.has(Cue.EXCEPTION);
  }

  private Weight weight(int start, int end) {
    long around = seen.cues(boundaryBefore(start), boundaryAfter(end));
    if (Cue.STILL.in(around)) {
      return Weight.NOW;
    }
    if (Cue.PAST.in(around)) {
      return Weight.NEVER;
    }
    return Cue.AT_FIRST.in(around) ? Weight.AT_FIRST : Weight.NOW;
  }

  private boolean holds(Scope scope, int start, int end) {
    long before = seen.cues(boundaryBefore(start), start);
    if (Cue.REPORTED.in(before) || seen.demandsBefore(start)) {
      return false;
    }
    return switch (scope) {
      case ANYWHERE -> true;
      case PLAIN_BEFORE -> !Cue.NEGATION.in(before) && !Cue.CONDITION.in(before);
      case SETTLED -> settled(before, start, end);
      case PLAIN_AND_SETTLED -> !Cue.NEGATION.in(before) && settled(before, start, end);
    };
  }

  private boolean settled(long before, int start, int end) {
    return !Cue.CONDITION.in(before)
        && !Cue.CONDITION.in(seen.cues(end, boundaryAfter(end)))
        && !seen.hasProvisoOutside(start, end);
  }

  private int boundaryBefore(int start) {
    int pairs = behind(start);
    return pairs == 0 ? 0 : boundaries[2 * pairs - 1];
  }

  private int boundaryAfter(int end) {
    for (int i = 2 * behind(end); i < boundaries.length; i += 2) {
      if (boundaries[i] >= end) {
        return boundaries[i];
      }
    }
    return seen.text().length();
  }

  /** How many boundaries end at or before {@code position}. */
  private int behind(int position) {
    int low = 0;
    int high = boundaries.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (boundaries[2 * middle + 1] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

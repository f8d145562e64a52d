package io.cortap.core.review;

import io.cortap.core.review.FindingRule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One clause under the phrase rules: what a rule has matched is hidden from the next. */
final class ClauseReading {
  private static final Pattern BOUNDARY =
      Pattern.compile(",| (?:and|but|however|although|though|while|so|therefore|thus|except|yet) ");
  private static final WordList NEGATION =
      WordList.of("no not never none neither nor without nothing cannot lack lacks lacked", "n't");
  private static final WordList CONDITION =
      WordList.of(
          "if whether would should could can cannot may might must shall will until"
              + " unless pending yet require requires expected potential potentially possible"
              + " possibly likely probably perhaps maybe preliminary preliminarily tentative"
              + " tentatively appear appears unclear unknown unable tbd",
          "to determine",
          "to ensure",
          "to verify",
          "to confirm",
          "to demonstrate",
          "required to");
  private static final WordList PROVISO =
      WordList.of("pending until unless if tbd", "provided that", "subject to");
  private static final WordList PAST =
      WordList.of(
          "previous previously prior former formerly earlier historical historically past",
          "last review",
          "last triennial review",
          "last state management review");
  private static final WordList AT_FIRST =
      WordList.of(
          "initially originally",
          "at first",
          "at desk review",
          "at the desk review",
          "time of desk review");

  /** What others say is no verdict of the reviewer's. */
  private static final WordList REPORTED =
      WordList.of(
          "states stated assert asserts asserted claim claims claimed argue argues argued"
              + " believe believes say says said disagree disagrees allege alleges alleged"
              + " alleging",
          "state that",
          "according to");

  /** What a rule demands is none either. */
  private static final WordList DEMANDED =
      WordList.of(
          "prohibit prohibits",
          "provides that",
          "requires that",
          "prescribes that",
          "stipulates that",
          "specifies that");

  private static final Pattern IN_GENERAL =
      Pattern.compile(
          "(?:recipients|subrecipients|grantees|agencies|applicants|operators) (?:that|who|which)\\b");

  private static final WordList STILL =
      WordList.of(
          "remain remains still again continue continues uncorrected unresolved open",
          "not closed",
          "not corrected",
          "not resolved",
          "not been closed",
          "not been corrected",
          "not been resolved");
  private static final String HIDDEN = "~";

  private final List<Hit> hits = new ArrayList<>();

  /** Whose words are hidden once a rule has matched them. */
  private String clause;

  private final List<MatchResult> boundaries;

  private ClauseReading(String clause) {
    this.clause = clause;
    this.boundaries = BOUNDARY.matcher(clause).results().toList();
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

  /**
   * @param rules those that may match, in their order
   */
  static List<Hit> read(String clause, List<FindingRule> rules) {
    List<FindingRule> here = rules.stream().filter(rule -> rule.mayMatch(clause)).toList();
    if (here.isEmpty()) {
      return List.of();
    }
    var reading = new ClauseReading(clause);
    here.forEach(reading::apply);
    return reading.hits;
  }

  private void apply(FindingRule rule) {
    Matcher matcher = rule.pattern().matcher(clause);
    int from = 0;
    while (from <= clause.length() && matcher.find(from)) {
      if (holds(rule.scope(), matcher.start(), matcher.end())) {
        hits.add(hit(rule, matcher.start(), matcher.end()));
      }
      from = Math.max(matcher.end(), matcher.start() + 1);
      hide(matcher.start(), matcher.end());
      matcher.reset(clause);
    }
  }

  private Hit hit(FindingRule rule, int start, int end) {
    String around = clause.substring(boundaryBefore(start), boundaryAfter(end));
    return switch (rule.weight()) {
      case KEYWORD, DECIDES -> new Hit(rule, weight(around), false);
      case DECIDES_AND_MARKS -> new Hit(rule, Weight.NOW, true);
      case MARKS -> new Hit(rule, Weight.NEVER, false);
    };
  }

  private static Weight weight(String around) {
    if (STILL.anyIn(around)) {
      return Weight.NOW;
    }
    if (PAST.anyIn(around)) {
      return Weight.NEVER;
    }
    return AT_FIRST.anyIn(around) ? Weight.AT_FIRST : Weight.NOW;
  }

  private boolean holds(Scope scope, int start, int end) {
    String before = clause.substring(boundaryBefore(start), start);
    if (REPORTED.anyIn(before)
        || DEMANDED.anyIn(clause.substring(0, start))
        || IN_GENERAL.matcher(clause).lookingAt()) {
      return false;
    }
    return switch (scope) {
      case ANYWHERE -> true;
      case PLAIN_BEFORE -> !negated(before) && !conditional(before);
      case SETTLED -> settled(before, start, end);
      case PLAIN_AND_SETTLED -> !negated(before) && settled(before, start, end);
    };
  }

  private boolean settled(String before, int start, int end) {
    return !conditional(before)
        && !conditional(clause.substring(end, boundaryAfter(end)))
        && !PROVISO.anyIn(clause.substring(0, start))
        && !PROVISO.anyIn(clause.substring(end));
  }

  private static boolean negated(String words) {
    return NEGATION.anyIn(words);
  }

  private static boolean conditional(String words) {
    return CONDITION.anyIn(words);
  }

  private int boundaryBefore(int start) {
    int last = 0;
    for (int i = 0; i < boundaries.size() && boundaries.get(i).end() <= start; i++) {
      last = boundaries.get(i).end();
    }
    return last;
  }

  private int boundaryAfter(int end) {
    for (MatchResult boundary : boundaries) {
      if (boundary.start() >= end) {
        return boundary.start();
      }
    }
    return clause.length();
  }

  private void hide(int start, int end) {
    clause = clause.substring(0, start) + HIDDEN.repeat(end - start) + clause.substring(end);
  }
}

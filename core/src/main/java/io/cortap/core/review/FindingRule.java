package io.cortap.core.review;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way in which reviewers word a finding.
 *
 * @param id stable; stands in the evidence
 * @param says the rule in plain words
 * @param openings every match begins with one of these literals ({@code *} at an end: letters may
 *     follow; {@code ^}: the clause begins); a keyword needs none
 * @param beside one of these stands in every clause that the pattern matches; none given: any
 * @param gives the finding that the words stand for
 * @param weight what a match is worth
 * @param scope the words around a match that take its meaning away
 * @param pattern matched against folded text
 */
public record FindingRule(
    String id,
    String says,
    List<String> openings,
    List<String> beside,
    Finding gives,
    Weight weight,
    Scope scope,
    Pattern pattern) {
  public FindingRule {
    openings = List.copyOf(openings);
    beside = List.copyOf(beside);
  }

  /** What a match is worth. */
  public enum Weight {
    /** The comment's first words are the finding itself. */
    KEYWORD,
    /** The words decide unless a stricter phrase or a keyword does. */
    DECIDES,
    /** As {@link #DECIDES}, and the control is marked for a reader's eye. */
    DECIDES_AND_MARKS,
    /** The words tell of the past: they decide nothing, and mark a contrary finding. */
    MARKS
  }

  /** The words around a match that take its meaning away. */
  public enum Scope {
    /** None. */
    ANYWHERE,
    /** A negation or a condition before the match. */
    PLAIN_BEFORE,
    /** A condition anywhere near the match: what is not settled is not counted as settled. */
    SETTLED,
    /** A condition anywhere near the match, or a negation before it. */
    PLAIN_AND_SETTLED
  }
}

package io.cortap.core.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A comment made ready for the rules.
 *
 * @param shown without markup, as a person would read it
 * @param folded {@code shown} with characters and case folded
 */
record CommentText(String shown, String folded) {
  /** What may stand before the first word and says nothing: bullets, dashes, quotes, brackets. */
  private static final String LEADING = " -*•▪◦·>\"'([_";

  /** A second letter right behind the first: "ND to D". */
  private static final Pattern NEXT_LETTER =
      Pattern.compile(" ?(?:to|or|/|-*>) ?(?:nd?|d|na|n/a|deficient|non|not)\\b");

  /** A second letter further on: "ND for 5307 and D for 5310", "ND (5307), D (5310)". */
  private static final Pattern LETTER_FOR_PART =
      Pattern.compile(
          "(?:[,;./)]|\\b(?:and|but)\\b) ?(?:nd|d|na)(?: (?:for|in|on)\\b| ?\\(| 5\\d{3}\\b)");

  /** One that ends what is said of a part: "N/A for rail; bus program ND". */
  private static final Pattern LETTER_AT_END =
      Pattern.compile(
          "(?<!\\b(?:appendix|exhibit|attachment|section|part|tab|item|schedule|table|form|line|route"
              + "|unit|phase|type|class)) (?:nd|d|na|n/a)(?= ?(?:$|[.;,()\\n]))");

  /** A keyword of an earlier day: "Deficient in 2022 review", "Deficient prior to the visit". */
  private static final Pattern EARLIER =
      Pattern.compile(
          " ?[,(]? ?(?:(?:prior to|before)\\b|(?:in|at|during|from|per) (?:the )?(?:fy ?)?"
              + Phrasing.YEARS_REVIEW
              + ")");

  /** What was over is not so when it was not: "not closed", "has not been corrected". */
  private static final Pattern CLOSED_SINCE =
      Pattern.compile(
          "(?<!\\bnot |\\bnever |\\b(?:not|never) been )\\b(?:closed|corrected|resolved)\\b");

  /**
   * Behind a lone letter: perhaps a person's name, "D. Marsh reviewed the files". Few words are
   * none.
   */
  private static final Pattern NAME =
      Pattern.compile("\\. ?(?!(?:no|not|none|the|this|these|there|it)\\b)[a-z]");

  static CommentText of(String comment) {
    String stripped = Markup.strip(comment);
    return Folding.isPlain(stripped)
        ? new CommentText(stripped, withoutBullet(stripped.toLowerCase(Locale.ROOT)))
        : new CommentText(tidy(stripped), withoutBullet(Folding.all(stripped)));
  }

  private static String withoutBullet(String text) {
    int start = 0;
    while (start < text.length() && LEADING.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start);
  }

  /** One blank for many, lines trimmed, no empty lines. */
  private static String tidy(String text) {
    var tidy = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        endLine(tidy);
      } else if (isBlank(c)) {
        if (i == 0 || !isBlank(text.charAt(i - 1))) {
          tidy.append(' ');
        }
      } else {
        tidy.append(c);
      }
    }
    endLine(tidy);
    return tidy.toString().stripTrailing();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00A0';
  }

  private static void endLine(StringBuilder text) {
    int start = text.lastIndexOf("\n") + 1;
    String line = text.substring(start).strip();
    text.setLength(start);
    if (!line.isEmpty()) {
      text.append(line).append('\n');
    }
  }

  /**
   * The clauses that a phrase rule may match, one after the other; a question states nothing and is
   * left out.
   *
   * @param seen what the lexicon finds in the text
   */
  static List<Sightings> clauses(Sightings seen) {
    String text = seen.text();
    var clauses = new ArrayList<Sightings>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || endsClause(text, i)) {
        boolean question = i < text.length() && text.charAt(i) == '?';
        if (!question && seen.rules(start, i) != 0) {
          clauses.add(seen.clause(start, i));
        }
        start = i + 1;
      }
    }
    return clauses;
  }

  /** A dash ends a clause unless it joins two words; a full stop, unless something follows it. */
  private static boolean endsClause(String text, int at) {
    return switch (text.charAt(at)) {
      case ';', ':', '!', '?', '\n' -> true;
      case '.' -> isGap(text, at + 1);
      case '-' -> isGap(text, at - 1) || isGap(text, at + 1);
      default -> false;
    };
  }

  private static boolean isGap(String text, int at) {
    return at < 0 || at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\n';
  }

  /**
   * Whether what stands before this text is left open by it.
   *
   * @param seen what the lexicon finds in this text
   */
  boolean opensWithDoubt(Sightings seen) {
    int start = 0;
    while (start < folded.length() && " :;.,(-\n".indexOf(folded.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < folded.length() && !endsClause(folded, end)) {
      end++;
    }
    boolean questioned = end < folded.length() && folded.charAt(end) == '?';
    return questioned
        || Cue.DOUBT.in(seen.cues(start, end))
        || tellsOfThePast(seen, start, end)
        || namesSecondLetter(seen);
  }

  private boolean tellsOfThePast(Sightings seen, int start, int end) {
    long cues = seen.cues(start, end);
    return Cue.AT_FIRST.in(cues)
        || (Cue.PAST.in(cues) && Rewording.namesTimePast(folded.substring(start, end)))
        || (Cue.CLOSED.in(cues) && CLOSED_SINCE.matcher(folded).region(start, end).find())
        || EARLIER.matcher(folded).lookingAt();
  }

  private boolean namesSecondLetter(Sightings seen) {
    return NEXT_LETTER.matcher(folded).lookingAt()
        || (seen.has(Cue.LETTER_FOR_PART) && LETTER_FOR_PART.matcher(folded).find())
        || (seen.has(Cue.LETTER) && LETTER_AT_END.matcher(folded).find());
  }

  /** Whether a lone letter before this text could be the initial of a name. */
  boolean mayOpenWithName() {
    return NAME.matcher(folded).lookingAt();
  }

  /** The text behind a leading keyword. */
  CommentText from(int position) {
    return new CommentText(shown, folded.substring(position));
  }
}

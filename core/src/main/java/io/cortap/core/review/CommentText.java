package io.cortap.core.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A comment made ready for the rules.
 *
 * @param shown without markup, as a person would read it
 * @param folded {@code shown} with characters and case folded
 */
record CommentText(String shown, String folded) {
  private static final Pattern SPLIT_NON =
      Pattern.compile("\\bnon ?-? ?(?=deficien|complian|applicab)");
  private static final Pattern SPLIT_NOT = Pattern.compile("\\b(not|never) ?[-,] ?");
  private static final Pattern BROKEN_LINE =
      Pattern.compile(
          "\\b(not|no|non|never|without|was|were|is|are|be|been|being|has|have|had|did|does|do|the"
              + "|a|an|of|to|in|any|and|or|nor|with)\\n+");

  /** "Deficiencies: none" says that there are none. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "\\b(deficienc(?:y|ies)|violations?|failures?|findings?|exceptions?)"
              + "(?: (?:were|was))?(?: (?:found|noted|identified|observed))? ?[:=?-]+[ \\n]?"
              + "(?:none|no|0|zero|nil)\\b");

  /** A form's question and its answer: "Compliant: no", "Deficient? Yes." */
  private static final Pattern NO_TO =
      Pattern.compile(
          "\\b(deficient|compliant|in compliance|applicable) ?[:=?(-]+ ?(?:no|none|nil|n|0|zero|false)"
              + "\\b(?= ?(?:$|[.;,)\\n]))");

  private static final Pattern YES_TO =
      Pattern.compile(
          "\\b(deficient|compliant|in compliance|applicable) ?[:=?(-]+ ?(?:yes|y|true)"
              + "\\b(?= ?(?:$|[.;,)\\n]))");

  /** Words that look like an outcome and are none. */
  private static final Pattern LOOKALIKE =
      Pattern.compile(
          "\\bfail[ -]?(?:safe|over|soft)\\w*|\\bnot only\\b|\\bprior to\\b|\\bpass[ -]?through\\b"
              + "|\\bfailed (?:parts?|components?|attempts?|buses|vehicles|equipment|logins?)\\b"
              + "|\\bpassed (?:a|an|the|its|by|on|away|through|along|down)\\b");

  /** What may stand before the first word and says nothing: bullets, dashes, quotes, brackets. */
  private static final String LEADING = " -*•▪◦·>\"'([_";

  /** Right behind a keyword these leave it open. */
  private static final WordList DOUBT =
      new WordList(
          Set.of(
              "pending",
              "until",
              "unless",
              "if",
              "tbd",
              "except",
              "possible",
              "possibly",
              "potential",
              "potentially",
              "tentative",
              "tentatively",
              "preliminary",
              "preliminarily",
              "probably",
              "likely",
              "unclear",
              "unsure"),
          List.of("subject to", "provided that", "to be confirmed", "or not"));

  /** Behind a lone letter: a person's name, "D. Marsh reviewed the files". */
  private static final Pattern NAME =
      Pattern.compile(
          "\\. ?[a-z'-]+ (?:and|attended|called|confirmed|emailed|explained|indicated|inspected"
              + "|interviewed|noted|provided|reported|reviewed|said|stated|verified|visited)\\b");

  private static final Pattern BLANKS = Pattern.compile("[ \\t\u00A0]+");

  static CommentText of(String comment) {
    String stripped = Markup.strip(comment);
    return new CommentText(tidy(stripped), withoutBullet(Folding.all(stripped)));
  }

  private static String withoutBullet(String text) {
    int start = 0;
    while (start < text.length() && LEADING.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start);
  }

  private static String tidy(String text) {
    return text.lines()
        .map(line -> BLANKS.matcher(line).replaceAll(" ").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** What the phrase rules read, one clause after the other. */
  List<String> clauses() {
    String text = folded;
    text = replaced(text, "non", SPLIT_NON, "non");
    text = replaced(text, "not", SPLIT_NOT, "$1 ");
    text = replaced(text, "never", SPLIT_NOT, "$1 ");
    text = replaced(text, "\n", BROKEN_LINE, "$1 ");
    text = replaced(text, "fail", LOOKALIKE, "~");
    text = replaced(text, "pass", LOOKALIKE, "~");
    text = replaced(text, "not only", LOOKALIKE, "~");
    text = replaced(text, "prior to", LOOKALIKE, "~");
    text = YES_TO.matcher(NO_TO.matcher(text).replaceAll("not $1")).replaceAll("$1");
    text = replaced(text, "no", ANSWERED, "no $1 found");
    text = replaced(text, "0", ANSWERED, "no $1 found");
    text = replaced(text, "nil", ANSWERED, "no $1 found");
    text = replaced(text, "zero", ANSWERED, "no $1 found");
    return split(text);
  }

  /** Cut into clauses; a question states nothing, so it is left out. */
  private static List<String> split(String text) {
    var clauses = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || endsClause(text, i)) {
        String clause = text.substring(start, i).strip();
        boolean question = i < text.length() && text.charAt(i) == '?';
        if (!clause.isEmpty() && !question) {
          clauses.add(clause);
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

  /** A pattern is only tried where its mark stands: most texts have none. */
  private static String replaced(String text, String mark, Pattern pattern, String by) {
    return text.contains(mark) ? pattern.matcher(text).replaceAll(by) : text;
  }

  /** Whether the first words leave open what stands before them. */
  boolean opensWithDoubt() {
    int start = 0;
    while (start < folded.length() && " :;.,(-\n".indexOf(folded.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < folded.length() && !endsClause(folded, end)) {
      end++;
    }
    boolean questioned = end < folded.length() && folded.charAt(end) == '?';
    return questioned || DOUBT.anyIn(folded.substring(start, end));
  }

  /** Whether a lone letter before this text would be the initial of a name. */
  boolean opensWithName() {
    return NAME.matcher(folded).lookingAt();
  }

  /** The text behind a leading keyword. */
  CommentText from(int position) {
    return new CommentText(shown, folded.substring(position));
  }
}

package io.cortap.core.review;

import java.util.ArrayList;
import java.util.List;
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
              + "(?: (?:were|was))?(?: (?:found|noted|identified|observed))? ?[:=?-]+ ?"
              + "(?:none|no|0|zero|nil)\\b");

  /** Words that look like an outcome and are none. */
  private static final Pattern LOOKALIKE =
      Pattern.compile(
          "\\bfail[ -]?(?:safe|over|soft)\\w*|\\bnot only\\b|\\bprior to\\b|\\bpass[ -]?through\\b"
              + "|\\bfailed (?:parts?|components?|attempts?|buses|vehicles|equipment|logins?)\\b"
              + "|\\bpassed (?:a|an|the|its|by|on|away|through|along|down)\\b");

  private static final Pattern BLANKS = Pattern.compile("[ \\t\u00A0]+");

  static CommentText of(String comment) {
    String stripped = Markup.strip(comment);
    return new CommentText(tidy(stripped), Folding.all(stripped));
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
    text = replaced(text, "no", ANSWERED, "no $1 found");
    text = replaced(text, "0", ANSWERED, "no $1 found");
    text = replaced(text, "nil", ANSWERED, "no $1 found");
    text = replaced(text, "zero", ANSWERED, "no $1 found");
    return split(text);
  }

  private static List<String> split(String text) {
    var clauses = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || endsClause(text, i)) {
        String clause = text.substring(start, i).strip();
        if (!clause.isEmpty()) {
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

  /** The text behind a leading keyword. */
  CommentText from(int position) {
    return new CommentText(shown, folded.substring(position));
  }
}

package io.cortap.core.review;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private static final Pattern CLAUSE_END =
      Pattern.compile("[;:!?\\n]+|\\.(?=\\s|$)|(?<=\\s)-+(?=\\s|\\w)|(?<=\\w)-+(?=\\s)");

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
    String text = SPLIT_NON.matcher(folded).replaceAll("non");
    text = SPLIT_NOT.matcher(text).replaceAll("$1 ");
    text = BROKEN_LINE.matcher(text).replaceAll("$1 ");
    text = LOOKALIKE.matcher(text).replaceAll("~");
    text = ANSWERED.matcher(text).replaceAll("no $1 found");
    return Stream.of(CLAUSE_END.split(text)).map(String::strip).filter(c -> !c.isEmpty()).toList();
  }

  /** The text behind a leading keyword. */
  CommentText from(int position) {
    return new CommentText(shown, folded.substring(position));
  }
}

package io.cortap.core.review;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Folded text brought into the words that the phrase rules know: misspelt outcomes mended, broken
 * lines joined, lookalikes hidden, letters spelled out, a form's answers put into sentences.
 */
final class Rewording {
  private static final String NO = "(?:none|nil|no|n|0|zero|false)\\b";
  private static final String YES = "(?:yes|y|true)\\b";
  private static final String SEEN = "(?:found|noted|identified|observed)";
  private static final String END = "(?= ?(?:$|[.;,)\\n]|- ))";
  private static final String NOUN =
      "(deficienc(?:y|ies)|violations?|failures?|findings?|exceptions?|issues?)";
  private static final String ASKED =
      "\\b(deficient|compliant|in compliance|applicable|requirements? met) ?[:=?(-]+ ?";
  private static final String LABEL =
      "(?:\\b(?:finding|result|determination|conclusion|outcome|overall|final|rating) ?[:=-]+ ?"
          + "|\\b(?:changed|revised|corrected) (?:from (?:nd|d|na) )?to |[-=]+> ?"
          + "|(?<=[.;\\n]) ?)";
  private static final String LETTER_END = "\\b(?= ?(?:$|[.;,)\\n(]|- |per\\b|after\\b|for\\b))";

  private static final List<String> NOES = List.of("none", "nil", "no", "n", "0", "zero", "false");
  private static final List<String> OUTCOMES =
      List.of("deficient", "complian", "applicable", "requirement");
  private static final List<String> NOUNS =
      List.of("deficienc", "violation", "failure", "finding", "exception", "issue");

  /**
   * @param marks one of them stands in every text that the pattern matches; none given: any text
   * @param words as {@code marks}, and as words of their own
   */
  private record Rewrite(List<String> marks, List<String> words, Pattern pattern, String by) {
    static Rewrite where(List<String> marks, String pattern, String by) {
      return new Rewrite(marks, List.of(), Pattern.compile(pattern), by);
    }

    Rewrite withWord(List<String> required) {
      return new Rewrite(marks, required, pattern, by);
    }

    /** Looking for the marks first is far cheaper than the pattern: most texts have none. */
    String in(String text) {
      return oneStands(text) && oneStandsAlone(text) ? pattern.matcher(text).replaceAll(by) : text;
    }

    private boolean oneStands(String text) {
      for (String mark : marks) {
        if (text.contains(mark)) {
          return true;
        }
      }
      return marks.isEmpty();
    }

    private boolean oneStandsAlone(String text) {
      for (String word : words) {
        if (WordList.hasWord(text, word)) {
          return true;
        }
      }
      return words.isEmpty();
    }
  }

  private static final List<Rewrite> REWRITES =
      List.of(
          Rewrite.where(
              List.of("deff", "deficc", "deficent", "deficint", "deficeint"),
              "\\bdef+ic+(?:e|ei|i|ie)nt\\b",
              "deficient"),
          Rewrite.where(List.of("not ap"), "\\bnot ap+lic(?:[ai]ble)?\\b", "not applicable"),
          Rewrite.where(
              List.of("non-", "non "), "\\bnon ?-? ?(?=deficien|complian|applicab)", "non"),
          Rewrite.where(
              List.of("not-", "not -", "not,", "not ,", "never-", "never -", "never,", "never ,"),
              "\\b(not|never) ?[-,] ?",
              "$1 "),
          Rewrite.where(
              List.of("\n"),
              "\\b(not|no|non|never|without|was|were|is|are|be|been|being|has|have|had|did|does|do"
                  + "|the|a|an|of|to|in|any|and|or|nor|with)\\n+",
              "$1 "),
          Rewrite.where(
              List.of("fail"),
              "\\bfail[ -]?(?:safe|over|soft)\\w*"
                  + "|\\bfailed (?:parts?|components?|attempts?|buses|vehicles|equipment|logins?)\\b",
              "~"),
          Rewrite.where(
              List.of("pass"),
              "\\bpass[ -]?through\\b"
                  + "|\\bpassed (?:a|an|the|its|by|on|over|away|through|along|down)\\b",
              "~"),
          Rewrite.where(List.of("not only", "prior to"), "\\bnot only\\b|\\bprior to\\b", "~"),
          Rewrite.where(List.of(), LABEL + "(?:nd|n\\.d\\.)" + LETTER_END, "; nondeficient")
              .withWord(List.of("nd", "n.d")),
          Rewrite.where(List.of(), LABEL + "d" + LETTER_END, "; deficient").withWord(List.of("d")),
          Rewrite.where(List.of(), LABEL + "na" + LETTER_END, "; not applicable")
              .withWord(List.of("na")),
          Rewrite.where(OUTCOMES, ASKED + NO + END, "not $1").withWord(NOES),
          Rewrite.where(OUTCOMES, ASKED + YES + END, "$1").withWord(List.of("yes", "y", "true")),
          Rewrite.where(
                  List.of("?"),
                  "\\bany (?:new |repeat )?"
                      + NOUN
                      + "\\b[^?.\\n]{0,80}\\? ?(?:a(?:nswer)?: ?|response: ?)?"
                      + NO
                      + END,
                  "no $1 found")
              .withWord(List.of("any")),
          Rewrite.where(
                  NOUNS,
                  "\\b"
                      + NOUN
                      + "(?: (?:were|was))?(?: "
                      + SEEN
                      + ")? ?[:=?-]+[ \\n]?"
                      + NO
                      + "(?: "
                      + SEEN
                      + ")?"
                      + END,
                  "no $1 found")
              .withWord(NOES),
          Rewrite.where(
              List.of("deficiencies:", "deficiencies :"),
              "\\bdeficiencies ?: ?(?=[\\w(])(?!see\\b|tbd\\b|pending\\b|n/?a\\b)",
              "deficiencies found; "));

  private Rewording() {}

  static String of(String folded) {
    String text = folded;
    for (Rewrite rewrite : REWRITES) {
      text = rewrite.in(text);
    }
    return text;
  }
}

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

  /** Only tried where one of the marks stands, which is far cheaper: most texts have none. */
  private record Rewrite(List<String> marks, Pattern pattern, String by) {
    Rewrite(List<String> marks, String pattern, String by) {
      this(marks, Pattern.compile(pattern), by);
    }

    String in(String text) {
      for (String mark : marks) {
        if (text.contains(mark)) {
          return pattern.matcher(text).replaceAll(by);
        }
      }
      return text;
    }
  }

  private static final List<Rewrite> REWRITES =
      List.of(
          new Rewrite(List.of("def"), "\\bdef+ic+(?:e|ei|i|ie)nt\\b", "deficient"),
          new Rewrite(List.of("applic", "aplic"), "\\bnot ap+lic(?:[ai]ble)?\\b", "not applicable"),
          new Rewrite(List.of("non"), "\\bnon ?-? ?(?=deficien|complian|applicab)", "non"),
          new Rewrite(List.of("not", "never"), "\\b(not|never) ?[-,] ?", "$1 "),
          new Rewrite(
              List.of("\n"),
              "\\b(not|no|non|never|without|was|were|is|are|be|been|being|has|have|had|did|does|do"
                  + "|the|a|an|of|to|in|any|and|or|nor|with)\\n+",
              "$1 "),
          new Rewrite(
              List.of("fail"),
              "\\bfail[ -]?(?:safe|over|soft)\\w*"
                  + "|\\bfailed (?:parts?|components?|attempts?|buses|vehicles|equipment|logins?)\\b",
              "~"),
          new Rewrite(
              List.of("pass"),
              "\\bpass[ -]?through\\b"
                  + "|\\bpassed (?:a|an|the|its|by|on|over|away|through|along|down)\\b",
              "~"),
          new Rewrite(List.of("not only", "prior to"), "\\bnot only\\b|\\bprior to\\b", "~"),
          new Rewrite(List.of("d"), LABEL + "(?:nd|n\\.d\\.)" + LETTER_END, "; nondeficient"),
          new Rewrite(List.of("d"), LABEL + "d" + LETTER_END, "; deficient"),
          new Rewrite(List.of("na"), LABEL + "na" + LETTER_END, "; not applicable"),
          new Rewrite(List.of("n", "0", "zero", "false"), ASKED + NO + END, "not $1"),
          new Rewrite(List.of("y", "true"), ASKED + YES + END, "$1"),
          new Rewrite(
              List.of("?"),
              "\\bany (?:new |repeat )?"
                  + NOUN
                  + "\\b[^?.\\n]{0,80}\\? ?(?:a(?:nswer)?: ?|response: ?)?"
                  + NO
                  + END,
              "no $1 found"),
          new Rewrite(
              List.of(":", "=", "?", "-"),
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
              "no $1 found"),
          new Rewrite(
              List.of("deficiencies"),
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

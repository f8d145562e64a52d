package io.cortap.core.review;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  private static final List<String> NOES = words("none nil no n 0 zero false");
  private static final List<String> OUTCOMES =
      List.of("deficient", "compliant", "in compliance", "applicable", "requirement*");
  private static final List<String> NOUNS =
      words("deficienc* violation* failure* finding* exception* issue*");

  /** Words after which a line cannot end: what follows belongs to them. */
  private static final List<String> OPEN_ENDED =
      words(
          "not no non never without was were is are be been being has have had did does do the a an"
              + " of to in any and or nor with");

  private static final List<String> FIRST_LOOK =
      List.of(
          "desk review",
          "the desk review",
          "initial result",
          "initial finding",
          "initial review",
          "initial determination",
          "initially");

  static final List<Rewrite> ALL =
      List.of(
          rewrite(
              words("deff* deficc* deficent deficint deficeint"),
              List.of(),
              "\\bdef+ic+(?:e|ei|i|ie)nt\\b",
              "deficient"),
          rewrite(List.of("not ap*"), List.of(), "\\bnot ap+lic(?:[ai]ble)?\\b", "not applicable"),
          rewrite(List.of("non"), List.of(), "\\bnon ?-? ?(?=deficien|complian|applicab)", "non"),
          rewrite(
              List.of(
                  "not-*",
                  "not -*",
                  "not,*",
                  "not ,*",
                  "never-*",
                  "never -*",
                  "never,*",
                  "never ,*"),
              List.of(),
              "\\b(not|never) ?[-,] ?",
              "$1 "),
          rewrite(
              OPEN_ENDED.stream().map(word -> word + "\n*").toList(),
              List.of(),
              "\\b(" + String.join("|", OPEN_ENDED) + ")\\n+",
              "$1 "),
          rewrite(
              List.of("fail*"),
              List.of(),
              "\\bfail[ -]?(?:safe|over|soft)\\w*"
                  + "|\\bfailed (?:parts?|components?|attempts?|buses|vehicles|equipment|logins?)\\b",
              "~"),
          rewrite(
              words(
                  "preliminary preliminarily tentative tentatively possible potential potentially"),
              List.of(),
              "\\b(preliminary|preliminarily|tentative|tentatively|possible|potential|potentially)"
                  + "(?: finding| result| determination| conclusion)? ?(?:[:=]|-(?= )) ?",
              "$1 "),
          rewrite(
              with(FIRST_LOOK, FIRST_LOOK.stream().map(look -> "at " + look).toList()),
              List.of(),
              "(?<=^|[.;\\n] ?)(?:at )?(?:" + String.join("|", FIRST_LOOK) + ") ?(?:[:,]|-(?= )) ?",
              "at desk review "),
          rewrite(
              crossed(words("*. *;"), words("both all they these it")),
              words("closed corrected resolved cleared"),
              "(?<=(?:\\d|triennial|management|last|prior|previous|earlier) review)[.;] "
                  + "(?=(?:both|all|they|these|it) (?:was|were|has been|have been)(?: since| all| both)?"
                  + " (?:closed|corrected|resolved|cleared)\\b)",
              " that "),
          rewrite(
              List.of("pass*"),
              List.of(),
              "\\bpass[ -]?through\\b"
                  + "|\\bpassed (?:a|an|the|its|by|on|over|away|through|along|down)\\b",
              "~"),
          rewrite(List.of("not only", "prior to"), List.of(), "\\bnot only\\b|\\bprior to\\b", "~"),
          rewrite(
              List.of(),
              List.of("nd", "n.d"),
              LABEL + "(?:nd|n\\.d\\.)" + LETTER_END,
              "; nondeficient"),
          rewrite(List.of(), List.of("d"), LABEL + "d" + LETTER_END, "; deficient"),
          rewrite(List.of(), List.of("na"), LABEL + "na" + LETTER_END, "; not applicable"),
          rewrite(OUTCOMES, NOES, ASKED + NO + END, "not $1"),
          rewrite(OUTCOMES, words("yes y true"), ASKED + YES + END, "$1"),
          rewrite(
              List.of("any"),
              List.of("*?*"),
              "\\bany (?:new )?"
                  + NOUN
                  + "\\b[^?.\\n]{0,80}\\? ?(?:a(?:nswer)?: ?|response: ?)?"
                  + NO
                  + END,
              "no $1 found"),
          rewrite(
              NOUNS,
              NOES,
              "\\b(?<!\\brepeat )"
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
          rewrite(
              List.of("deficiencies:*", "deficiencies :*"),
              List.of(),
              "\\bdeficiencies ?: ?(?=[\\w(])(?!see\\b|tbd\\b|pending\\b|n/?a\\b|" + NO + ")",
              "deficiencies found; "));

  private Rewording() {}

  /** The text in the rules' words, with what the lexicon finds in it. */
  static Sightings of(Sightings folded) {
    Sightings seen = folded;
    long left = seen.rewrites();
    while (left != 0) {
      int number = Long.numberOfTrailingZeros(left);
      String reworded = ALL.get(number).in(seen, number);
      if (!reworded.equals(seen.text())) {
        seen = Lexicon.in(reworded);
      }
      left = seen.rewrites() & (-2L << number);
    }
    return seen;
  }

  private static Rewrite rewrite(
      List<String> openings, List<String> beside, String pattern, String by) {
    return new Rewrite(openings, beside, Pattern.compile(pattern), by);
  }

  private static List<String> crossed(List<String> first, List<String> second) {
    return first.stream().flatMap(one -> second.stream().map(other -> one + " " + other)).toList();
  }

  private static List<String> with(List<String> words, List<String> more) {
    return Stream.concat(words.stream(), more.stream()).toList();
  }

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }
}

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
      "\\b(deficient|compliant|in compliance|in violation|out of compliance|applicable"
          + "|requirements? met) ?[:=?(-]+ ?";
  private static final String LABEL =
      "(?:\\b(?:finding|result|determination|conclusion|outcome|overall|final|rating) ?[:=-]+ ?"
          + "|\\b(?:changed|revised|corrected) (?:from (?:nd|d|na) )?to |[-=]+> ?"
          + "|(?<=[.;\\n]) ?)";

  /** Whoever must be so is not so yet, unless somebody found it to be. */
  private static final String AIMED =
      "(?:(?<=\\b(?:needs?|has|have|had|order|work(?:s|ed|ing)?|wants?|wishes|plans?|intends?|seeks?"
          + "|agreed|required) )"
          + "|(?<!\\bnot |\\b(?:finds?|found|deem(?:s|ed)?|determine[sd]?|consider(?:s|ed)?|judged|"
          + "show(?:s|ed|n)?|proved|confirm(?:s|ed)?|verified|observed|continu(?:es?|ed))\\b[^.;:,\\n]{0,60}))"
          + "to (?:be|become|remain|stay|get)";

  private static final String COMPLIANT =
      "(?:(?:found|deemed|considered|fully|substantially) ){0,3}"
          + "(?:compliant|in (?:full |substantial )?compliance|nondeficient)\\b";

  /** What must be asked for before, what is late: of no earlier time. */
  private static final Pattern NO_TIME_PAST =
      Pattern.compile(
          "\\bprior(?= (?:(?:written|express|fta|formal|explicit|fta's|agency) ){0,3}"
              + "(?:approval|concurrence|consent|notice|notification|authorization|permission)s?\\b)"
              + "|\\bprior to\\b|\\bpast[ -]due\\b");

  private static final String ENACTED =
      "(?:resolutions?|ordinances?|motions?|laws?|statutes?|bills?|budgets?|measures?)";
  private static final String LETTER_END = "\\b(?= ?(?:$|[.;,)\\n(]|- |per\\b|after\\b|for\\b))";

  private static final List<String> NOES = words("none nil no n 0 zero false");
  private static final List<String> OUTCOMES =
      List.of(
          "deficient",
          "compliant",
          "in compliance",
          "in violation",
          "out of compliance",
          "applicable",
          "requirement*");
  private static final List<String> NOUNS =
      words("deficienc* violation* failure* finding* exception* issue*");
  private static final List<String> COMPLIANTS =
      List.of(
          "compliant",
          "in compliance",
          "in full compliance",
          "in substantial compliance",
          "nondeficient");

  /** What passes as time does, and who passes a rule or is a rule passed. */
  private static final List<String> PASSING =
      words(
          "deadline deadlines date dates time year years month months week weeks day days period"
              + " term board council commission legislature congress resolution resolutions ordinance"
              + " ordinances motion law statute bill budget measure");

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
              words("wasnt isnt hasnt havent hadnt doesnt didnt dont arent werent couldnt wouldnt"),
              List.of(),
              "\\b(was|is|has|have|had|does|did|do|are|were|could|would)nt\\b",
              "$1n't"),
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
                  + "|\\bpassed (?:a|an|the|its|by|on|over|away|through|along|down|since)\\b"
                  + "|\\bpassed (?:[\\w-]+ ){0,2}"
                  + ENACTED
                  + "\\b",
              "~"),
          rewrite(
              PASSING,
              words("pass passed"),
              "\\b(?:"
                  + String.join("|", PASSING)
                  + ")(?: (?:has|have|had|was|were|is|did|does)(?:n't)?)?"
                  + "(?: (?:not|already|since|long|now|yet|unanimously)){0,2} pass(?:ed)?\\b",
              "~"),
          rewrite(List.of("not only"), List.of(), "\\bnot only\\b", "~"),
          new Rewrite(words("prior past"), List.of(), NO_TIME_PAST, "~"),
          rewrite(
              List.of("to be", "to become", "to remain", "to stay", "to get", "becoming"),
              COMPLIANTS,
              "(?:" + AIMED + "|\\bbecoming) " + COMPLIANT,
              "~"),
          rewrite(
              words("partially partly mostly largely nearly almost less"),
              List.of(),
              "\\b(?:partially|partly|mostly|largely|nearly|almost|less than(?: fully)?) "
                  + "(?:compliant|in compliance|complie[sd]|meets?|met|satisf(?:ies|ied)|passed)\\b",
              "~"),
          rewrite(
              List.of(
                  "nondeficient",
                  "noncompliant",
                  "nonapplicable",
                  "not deficient",
                  "not compliant",
                  "not in compliance",
                  "not applicable",
                  "inapplicable",
                  "n/a"),
              NOES,
              "\\b(?:non(?:deficient|compliant|applicable)"
                  + "|not (?:deficient|compliant|in compliance|applicable)|inapplicable|n/a)"
                  + "(?: ?[:=?(-]+ ?(?:no|n|false)\\b| ?[:=?(]+ ?(?:none|nil|zero|0)\\b)"
                  + END,
              "~"),
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

  /** Whether words of {@code clause} that tell of the past do tell of it. */
  static boolean namesTimePast(String clause) {
    return Lexicon.in(NO_TIME_PAST.matcher(clause).replaceAll("~")).has(Cue.PAST);
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

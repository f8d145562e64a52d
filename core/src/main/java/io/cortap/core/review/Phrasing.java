package io.cortap.core.review;

import io.cortap.core.review.FindingRule.Scope;
import io.cortap.core.review.FindingRule.Weight;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns of phrase of which the {@link PhraseRules} are made, and the words with which they begin.
 */
final class Phrasing {
  static final String NOT = "(?:\\bnot|\\bnever|n't|\\bneither|\\bnor)";
  static final String BAD_NOUN = "(?:deficienc(?:y|ies)|violations?|failures?|noncompliances?)";
  static final String ISSUE = "(?:findings?|exceptions?|issues?|discrepanc(?:y|ies))";
  static final String ANY_NOUN = "(?:" + BAD_NOUN + "|" + ISSUE + ")";
  static final String SEEN =
      "(?:found|noted|identified|observed|cited|detected|discovered|documented|reported|disclosed"
          + "|exist(?:s|ed)?|occurred|came to)";
  static final String BE =
      "(?:was|were|is|are|be|been|being|has|have|had|there|to|considered|deemed|determined|found)";
  static final String SUCH =
      "(?:repeat|new|other|current|material|significant|additional|such|any|of|the|evidence"
          + "|instances?|open|outstanding|known|further|compliance|apparent|a|an|or)";
  static final String BAD =
      "(?:deficient|noncompliant|out of compliance|in (?:violation|noncompliance))";
  static final String COUNT =
      "(?:a|an|one|two|three|four|five|several|multiple|some|\\d+|the|following|repeat|new|material"
          + "|significant|to|have)";
  static final String CLOSED = "(?:closed|resolved|corrected|cleared|remedied)";
  static final String YEARS_REVIEW =
      "\\d{2,4} (?:triennial |state management |compliance |comprehensive )?review";
  static final String NO_EVIDENCE =
      "no evidence(?: (?:was|were|is|has been)(?: found| provided| seen| submitted)| found| provided)?";
  static final String FEW = "one two three four five six seven eight nine ten";
  static final String COUNTED =
      "(?<=(?:^|, |\\band )\\d{0,3})(?:\\d|" + FEW.replace(' ', '|') + ") ";
  static final String MET = "(?:the |this |all |these |fta |federal ){0,9}requirements?";
  static final String OTHER =
      "(?:subrecipients?|grantees|lessees?|contractors?|subcontractors?|vendors?|operators?|drivers?"
          + "|employees?|providers?)";
  static final String THING = "(?:vehicles?|bus(?:es)?|vans?|lifts?|ramps?|equipment)";
  static final String ROUTINE =
      "(?:inspections?|pre-?trips?|post-?trips?|drivers?|operators?|mechanics?|technicians?|checklists?"
          + "|monitoring)";

  static final List<String> OTHERS =
      words(
          "subrecipient subrecipients grantees lessee lessees contractor contractors subcontractor"
              + " subcontractors vendor vendors operator operators driver drivers employee employees"
              + " provider providers");
  static final List<String> EQUIPMENT =
      words("vehicle vehicles bus buses van vans lift lifts ramp ramps equipment");
  static final List<String> TREATED =
      words(
          "removed taken placed pulled held repaired corrected replaced"
              + " documented recorded reported logged tracked entered addressed fixed"
              + " resolved sent notified required retrained followed monitored written scheduled");
  static final List<String> NEGATED = words("not never *n't neither nor");
  static final List<String> BAD_NOUNS = words("deficienc* violation* failure* noncompliance*");
  static final List<String> BADS =
      List.of("deficient", "noncompliant", "out of compliance", "in violation", "in noncompliance");
  static final List<String> ISSUES = words("finding* exception* issue* discrepanc*");
  static final List<String> SEENS =
      with(
          words(
              "found noted identified observed cited detected discovered documented reported"
                  + " disclosed exist exists existed occurred"),
          "came to");

  private Phrasing() {}

  /** Where {@link #COUNTED} begins before these words: at a number's last digit. */
  static List<String> counted(String outcomes) {
    return Stream.concat(IntStream.range(0, 10).mapToObj(digit -> "*" + digit), words(FEW).stream())
        .flatMap(number -> words(outcomes).stream().map(outcome -> number + " " + outcome))
        .toList();
  }

  static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  static List<String> with(List<String> words, String... more) {
    return with(words, List.of(more));
  }

  static List<String> with(List<String> words, List<String> more) {
    return Stream.concat(words.stream(), more.stream()).toList();
  }

  static FindingRule phrase(
      String id,
      String says,
      List<String> openings,
      List<String> beside,
      Finding gives,
      Weight weight,
      Scope scope,
      String pattern) {
    return new FindingRule(
        id, says, openings, beside, gives, weight, scope, Pattern.compile(pattern));
  }
}

package io.cortap.core.review;

import static io.cortap.core.review.Finding.DEFICIENT;
import static io.cortap.core.review.Finding.NON_DEFICIENT;
import static io.cortap.core.review.Finding.NOT_APPLICABLE;

import io.cortap.core.review.FindingRule.Scope;
import io.cortap.core.review.FindingRule.Weight;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules that find an outcome within a comment's text; see {@link FindingRules}. */
final class PhraseRules {
  private static final String NOT = "(?:\\bnot|\\bnever|n't|\\bneither|\\bnor)";
  private static final String BAD_NOUN =
      "(?:deficienc(?:y|ies)|violations?|failures?|noncompliances?)";
  private static final String ISSUE = "(?:findings?|exceptions?|issues?|discrepanc(?:y|ies))";
  private static final String ANY_NOUN = "(?:" + BAD_NOUN + "|" + ISSUE + ")";
  private static final String SEEN =
      "(?:found|noted|identified|observed|cited|detected|discovered|documented|reported|disclosed"
          + "|exist(?:s|ed)?|occurred|came to)";
  private static final String BE =
      "(?:was|were|is|are|be|been|being|has|have|had|there|to|considered|deemed|determined|found)";
  private static final String SUCH =
      "(?:repeat|new|other|current|material|significant|additional|such|any|of|the|evidence"
          + "|instances?|open|outstanding|known|further|compliance|apparent|a|an|or)";
  private static final String BAD =
      "(?:deficient|noncompliant|out of compliance|in (?:violation|noncompliance))";
  private static final String COUNT =
      "(?:a|an|one|two|three|four|five|several|multiple|some|\\d+|the|following|repeat|new|material"
          + "|significant|to|have)";
  private static final String MET = "(?:the |this |all |these |fta |federal )*requirements?";

  private static final List<String> NEGATED = words("not never *n't neither nor");
  private static final List<String> BAD_NOUNS =
      words("deficienc* violation* failure* noncompliance*");
  private static final List<String> BADS =
      List.of("deficient", "noncompliant", "out of compliance", "in violation", "in noncompliance");
  private static final List<String> ISSUES = words("finding* exception* issue* discrepanc*");
  private static final List<String> SEENS =
      with(
          words(
              "found noted identified observed cited detected discovered documented reported"
                  + " disclosed exist exists existed occurred"),
          "came to");

  static final List<FindingRule> ALL =
      List.of(
          phrase(
              "no-longer-deficient",
              "no longer deficient: settled since, worth a look",
              List.of("no longer"),
              List.of(),
              NON_DEFICIENT,
              Weight.DECIDES_AND_MARKS,
              Scope.SETTLED,
              "\\bno longer (?:found |considered )?" + BAD),
          phrase(
              "no-longer-compliant",
              "no longer compliant",
              List.of("no longer"),
              List.of(),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\bno longer (?:fully |in )?(?:complian(?:t|ce)|complies)\\b"),
          phrase(
              "none-found",
              "no deficiencies, violations or failures (were found)",
              List.of(
                  "no",
                  "zero",
                  "0",
                  "without",
                  "not any",
                  "free of",
                  "free from",
                  "clear of",
                  "clear from"),
              with(BAD_NOUNS, ISSUES),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.SETTLED,
              "\\b(?:no|zero|0|without|not any|(?:free|clear) (?:of|from))\\b(?: "
                  + SUCH
                  + ")* "
                  + ANY_NOUN
                  + "(?:(?:,? (?:or|and|nor)|,)(?: no| any)?(?: "
                  + SUCH
                  + ")* "
                  + ANY_NOUN
                  + ")*"
                  + "(?:(?: (?!and\\b|but\\b|because\\b)[\\w'/.-]+){0,6}? "
                  + SEEN
                  + "\\b"
                  + "| ?(?=$|,| and | but | (?:in|with|at|for|during|related|regarding)\\b))"),
          phrase(
              "none-found-by-us",
              "we did not find any deficiency",
              NEGATED,
              with(with(BAD_NOUNS, ISSUES), "deficient"),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.SETTLED,
              NOT
                  + " (?:find|identify|note|observe|detect|disclose|reveal|cite)"
                  + "(?: (?!but\\b|because\\b|that\\b)[\\w'/-]+){0,4}? "
                  + "(?:"
                  + ANY_NOUN
                  + "|deficient)\\b"),
          phrase(
              "bad-not-found",
              "deficient areas were not found, deficiencies were not noted",
              with(BAD_NOUNS, "deficient", "noncompliant"),
              words("not *n't"),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.SETTLED,
              "\\b(?:"
                  + BAD_NOUN
                  + "|(?:deficient|noncompliant)(?: [\\w'-]+){1,3}?)(?:,? (?:or|and|nor) "
                  + ANY_NOUN
                  + ")*(?: (?!and\\b|but\\b|that\\b|because\\b)[\\w'/.-]+){0,4}?"
                  + "(?: (?:was|were|is|are|has|have|had)(?: not|n't)(?: been)?| not) "
                  + SEEN
                  + "\\b"),
          phrase(
              "not-bad",
              "not (found) deficient, not in violation, not noncompliant, not a deficiency",
              NEGATED,
              with(BADS, BAD_NOUNS),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.SETTLED,
              NOT
                  + "(?: (?:"
                  + BE
                  + "|currently|in any way|materially))* (?:"
                  + BAD
                  + "|(?:a |any )"
                  + BAD_NOUN
                  + ")\\b"),
          phrase(
              "none-is-bad",
              "none of the files were deficient",
              words("none no neither nothing"),
              BADS,
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.SETTLED,
              "\\b(?:none|no|neither|nothing)\\b(?: (?!and\\b|but\\b|so\\b|that\\b|because\\b|means\\b)"
                  + "[\\w'/-]+){0,6}? (?:was|were|is|are|been|found)(?: "
                  + BE
                  + ")* "
                  + BAD
                  + "\\b"),
          phrase(
              "did-not-fail",
              "did not fail, did not violate",
              NEGATED,
              words("fail* violate*"),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.SETTLED,
              NOT + "(?: (?:been|have|\\w+ly))? (?:fail(?:ed)?|violate[ds]?)\\b(?: to comply)?"),
          phrase(
              "did-not-comply",
              "not compliant, did not comply, did not pass",
              with(NEGATED, "has yet to comply", "have yet to comply", "cannot", "unable to"),
              words("compl* pass*"),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              NOT
                  + "(?: (?:"
                  + BE
                  + "|yet|fully|in|full|always|consistently|substantially))* "
                  + "(?:compliant|compliance|comply|complied|complying|pass(?:ed)?)\\b"
                  + "|\\bneither\\b(?: (?!and\\b|but\\b)[\\w'-]+){1,8}? "
                  + "(?:complie[sd]|compliant|passed)\\b"
                  + "|\\b(?:has|have) yet to comply\\b"
                  + "|(?:"
                  + NOT
                  + "|\\bcannot|\\bunable to) (?:demonstrate|show) (?:compliance|that it complie[sd])\\b"),
          phrase(
              "requirement-not-met",
              "requirements were not met, did not meet the requirements",
              with(NEGATED, "requirement*"),
              words("met meet"),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\brequirements? (?:was|were|is|are|has|have)(?: not|n't)(?: been)?(?: fully)? met\\b"
                  + "|"
                  + NOT
                  + "(?: fully)? meet "
                  + MET),
          phrase(
              "deficiency-closed",
              "a deficiency that was closed or corrected: of the past",
              with(BAD_NOUNS, "deficient"),
              words("closed resolved corrected cleared remedied"),
              DEFICIENT,
              Weight.MARKS,
              Scope.ANYWHERE,
              "\\b(?:"
                  + BAD_NOUN
                  + "|deficient "
                  + FindingRules.DESCRIBED
                  + ")(?: (?!not\\b|un\\w+)[\\w'/.-]+){0,5}? "
                  + "(?:closed|resolved|corrected|cleared|remedied)\\b"),
          phrase(
              "is-bad",
              "deficient, noncompliant, in violation of, out of compliance",
              BADS,
              List.of(),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\b" + BAD + "\\b"),
          phrase(
              "failed",
              "failed, fails, violated, violates",
              List.of("failed", "fails", "violates", "violated", "failure", "fail", "*, fail"),
              List.of(),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\b(?:failed|fails|violate[sd])\\b|^failure$"
                  + "|(?:^|, )fail(?=$|,| (?:with|w/|due|because|per)(?!\\w))"),
          phrase(
              "deficiency-found",
              "a deficiency, violation or failure was found",
              with(
                  with(BAD_NOUNS, SEENS),
                  Lexicon.CLAUSE_START,
                  "is",
                  "was",
                  "constitutes",
                  "considered",
                  "deemed",
                  "as"),
              BAD_NOUNS,
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\b"
                  + BAD_NOUN
                  + "(?: (?!none\\b|not\\b|no\\b|but\\b|closed\\b|resolved\\b)[\\w'/.-]+){0,6}? "
                  + SEEN
                  + "\\b|\\b"
                  + SEEN
                  + "(?: "
                  + COUNT
                  + "){0,4} "
                  + BAD_NOUN
                  + "\\b"
                  + "|\\b(?:is|was|constitutes|considered|deemed|as)(?: (?:a|an|repeat|new|material))+ "
                  + BAD_NOUN
                  + "\\b|^(?:(?:"
                  + COUNT
                  + "|[a-z]+(?:-[a-z]+)?\\d+-\\d+\\*?) )*deficiency(?=$|,| code\\b)|^(?:\\d+|two|three|four|five|several) (?:repeat )?"
                  + "deficiencies$"),
          phrase(
              "finding-open",
              "an earlier finding or deficiency is still open",
              words("finding findings deficiency deficiencies"),
              words("open unresolved uncorrected"),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\b(?:findings?|deficienc(?:y|ies))(?: [\\w'-]+){0,4}? (?:remains?|is|are)(?: still)? "
                  + "(?:open|unresolved|uncorrected)\\b"),
          phrase(
              "unsatisfactory",
              "unsatisfactory, not acceptable",
              List.of("unsatisfactory", "unacceptable", "not satisfactory", "not acceptable"),
              List.of(),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\b(?:unsatisfactory|unacceptable|not (?:satisfactory|acceptable))\\b"),
          phrase(
              "satisfactory",
              "satisfactory, found acceptable",
              words("satisfactory acceptable was were is are found deemed"),
              words("satisfactory acceptable"),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_AND_SETTLED,
              "^(?:satisfactory|acceptable)(?=$|,| (?:per|with)\\b)"
                  + "|\\b(?:was|were|is|are|found|deemed)(?: to be)? (?:satisfactory|acceptable)\\b"),
          phrase(
              "issue-noted",
              "findings, exceptions or issues were noted: worth a look, whatever the finding",
              with(ISSUES, SEENS),
              ISSUES,
              DEFICIENT,
              Weight.MARKS,
              Scope.PLAIN_BEFORE,
              "\\b"
                  + ISSUE
                  + "(?: (?!none\\b|not\\b|no\\b|but\\b)[\\w'/.-]+){0,4}? "
                  + SEEN
                  + "\\b|\\b"
                  + SEEN
                  + "(?: "
                  + COUNT
                  + "){1,4} "
                  + ISSUE
                  + "\\b"),
          phrase(
              "nondeficient",
              "non-deficient, within the text",
              List.of("nondeficient"),
              List.of(),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_AND_SETTLED,
              "\\bnondeficient\\b"),
          phrase(
              "is-compliant",
              "compliant, in compliance, complied, complies",
              List.of(
                  "compliant",
                  "in compliance",
                  "in full compliance",
                  "in substantial compliance",
                  "show",
                  "shows",
                  "showed",
                  "demonstrate*",
                  "confirm",
                  "confirms",
                  "confirmed",
                  "complies",
                  "complied",
                  "did comply",
                  "does comply"),
              words("compl*"),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_AND_SETTLED,
              "(?<![\\w-])compliant(?=$|,| (?:with|in|per|and|as|at|on|for|during|but|based|since|because|after|following|under)\\b)"
                  + "|\\bin (?:full |substantial )?compliance\\b"
                  + "|\\b(?:shows?|showed|demonstrate[sd]?|confirms?|confirmed) (?:full |continued )?"
                  + "compliance\\b|\\bcomplie[sd]\\b|\\b(?:did|does) comply\\b"),
          phrase(
              "passed",
              "passed, pass",
              List.of("passed", "pass", "passes", "*, pass", "*, passes"),
              List.of(),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_AND_SETTLED,
              "\\bpassed\\b|(?:^|, )pass(?:es)?(?=$|,| (?:with|w/|and|all|per)(?!\\w))"),
          phrase(
              "requirement-met",
              "requirements were met, meets the requirements",
              words("requirement requirements meets met"),
              words("requirement*"),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_AND_SETTLED,
              "\\brequirements? (?:was|were|is|are|has been|have been)(?: fully)? met\\b"
                  + "|^requirements? met$|\\b(?:meets|met) "
                  + MET
                  + "\\b"),
          phrase(
              "not-applicable",
              "not applicable, does not apply, N/A, within the text",
              List.of(
                  "not applicable",
                  "not-applicable",
                  "notapplicable",
                  "non applicable",
                  "non-applicable",
                  "nonapplicable",
                  "inapplicable",
                  "n/a",
                  "n /a",
                  "n/ a",
                  "n / a",
                  "does not apply",
                  "do not apply",
                  "did not apply",
                  "doesn't apply",
                  "don't apply",
                  "didn't apply"),
              List.of(),
              NOT_APPLICABLE,
              Weight.DECIDES,
              Scope.SETTLED,
              "\\bno[tn][ -]?applicable\\b|\\binapplicable\\b|(?<!\\w|\\bnot )n ?/ ?a\\b"
                  + "|\\b(?:does|do|did)(?: not|n't) apply\\b"));

  private PhraseRules() {}

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  private static List<String> with(List<String> words, String... more) {
    return with(words, List.of(more));
  }

  private static List<String> with(List<String> words, List<String> more) {
    return Stream.concat(words.stream(), more.stream()).toList();
  }

  private static FindingRule phrase(
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

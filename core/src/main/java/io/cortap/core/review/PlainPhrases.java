package io.cortap.core.review;

import static io.cortap.core.review.Finding.DEFICIENT;
import static io.cortap.core.review.Finding.NON_DEFICIENT;
import static io.cortap.core.review.Finding.NOT_APPLICABLE;
import static io.cortap.core.review.Phrasing.BAD;
import static io.cortap.core.review.Phrasing.BADS;
import static io.cortap.core.review.Phrasing.BAD_NOUN;
import static io.cortap.core.review.Phrasing.BAD_NOUNS;
import static io.cortap.core.review.Phrasing.CLOSED;
import static io.cortap.core.review.Phrasing.COUNT;
import static io.cortap.core.review.Phrasing.COUNTED;
import static io.cortap.core.review.Phrasing.EQUIPMENT;
import static io.cortap.core.review.Phrasing.ISSUE;
import static io.cortap.core.review.Phrasing.ISSUES;
import static io.cortap.core.review.Phrasing.MET;
import static io.cortap.core.review.Phrasing.OTHER;
import static io.cortap.core.review.Phrasing.OTHERS;
import static io.cortap.core.review.Phrasing.ROUTINE;
import static io.cortap.core.review.Phrasing.SEEN;
import static io.cortap.core.review.Phrasing.SEENS;
import static io.cortap.core.review.Phrasing.THING;
import static io.cortap.core.review.Phrasing.TREATED;
import static io.cortap.core.review.Phrasing.YEARS_REVIEW;
import static io.cortap.core.review.Phrasing.counted;
import static io.cortap.core.review.Phrasing.phrase;
import static io.cortap.core.review.Phrasing.with;
import static io.cortap.core.review.Phrasing.words;

import io.cortap.core.review.FindingRule.Scope;
import io.cortap.core.review.FindingRule.Weight;
import java.util.List;

/**
 * The rules that name an outcome, or tell of an earlier or a lesser one; see {@link PhraseRules}.
 */
final class PlainPhrases {
  private static final String THUS_TREATED = "(?:" + String.join("|", TREATED) + ")";

  static final List<FindingRule> ALL =
      List.of(
          phrase(
              "part-failed",
              "a vehicle failed, or some of a sample did: not the control",
              with(
                  words("bus buses vehicle vehicles van vans lift lifts ramp ramps"),
                  counted("failed noncompliant")),
              words("failed noncompliant"),
              DEFICIENT,
              Weight.MARKS,
              Scope.ANYWHERE,
              "\\b(?:bus(?:es)?|vehicles?|vans?|lifts?|ramps?)"
                  + "(?: (?!and\\b|but\\b|the\\b|recipient)[\\w/#-]+){0,3}? failed\\b(?! to\\b)"
                  + "|"
                  + COUNTED
                  + "(?:failed|noncompliant)\\b"),
          phrase(
              "part-passed",
              "some of a sample passed: not the control",
              counted("passed compliant"),
              List.of(),
              NON_DEFICIENT,
              Weight.MARKS,
              Scope.ANYWHERE,
              COUNTED + "(?:passed|compliant)\\b"),
          phrase(
              "routine-deficiency",
              "what others lack, or what is found and mended in daily work: not the control",
              with(with(BAD_NOUNS, "deficient", "noncompliant"), with(OTHERS, EQUIPMENT)),
              with(OTHERS, TREATED),
              DEFICIENT,
              Weight.MARKS,
              Scope.ANYWHERE,
              "\\b(?:deficient|noncompliant) "
                  + OTHER
                  + "\\b|\\b"
                  + BAD_NOUN
                  + "(?: (?!not\\b|no\\b)[\\w'/-]+){0,5}? "
                  + ROUTINE
                  + "(?: (?!not\\b|no\\b)[\\w'/-]+){0,2}? (?:are|is) (?:\\w+ly )?"
                  + THUS_TREATED
                  + "\\b|\\b(?:"
                  + OTHER
                  + "|"
                  + THING
                  + ")(?: (?:that|which)(?: are| is)?)?(?: (?:found|deemed|determined|identified))?(?: to be| as)? "
                  + BAD
                  + " (?:are|is) (?:\\w+ly )?"
                  + THUS_TREATED
                  + "\\b"),
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
                  + CLOSED
                  + "\\b|\\b"
                  + BAD_NOUN
                  + "(?: (?!not\\b|un\\w+|no\\b)[\\w'/.-]+){0,8}? (?:fy ?)?"
                  + YEARS_REVIEW
                  + "(?: (?!not\\b|un\\w+|and\\b|but\\b)[\\w'/.-]+){0,4}? "
                  + CLOSED
                  + "\\b"),
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
                  + "|[a-z]+(?:-[a-z]+)?\\d+-\\d+\\*?) ){0,9}deficiency(?=$|,| code\\b)|^(?:\\d+|two|three|four|five|several) (?:repeat )?"
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
              "requirements were met, meets or satisfies the requirements",
              words("requirement requirements meets met satisfies satisfied"),
              words("requirement*"),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_AND_SETTLED,
              "\\brequirements? (?:was|were|is|are|has been|have been)(?: fully)?"
                  + " (?:met|satisfied)\\b"
                  + "|^requirements? met$|\\b(?:meets|met|satisfies|satisfied) "
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

  private PlainPhrases() {}
}

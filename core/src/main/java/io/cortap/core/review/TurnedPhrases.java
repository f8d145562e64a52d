package io.cortap.core.review;

import static io.cortap.core.review.Finding.DEFICIENT;
import static io.cortap.core.review.Finding.NON_DEFICIENT;
import static io.cortap.core.review.Phrasing.ANY_NOUN;
import static io.cortap.core.review.Phrasing.BAD;
import static io.cortap.core.review.Phrasing.BADS;
import static io.cortap.core.review.Phrasing.BAD_NOUN;
import static io.cortap.core.review.Phrasing.BAD_NOUNS;
import static io.cortap.core.review.Phrasing.BE;
import static io.cortap.core.review.Phrasing.ISSUES;
import static io.cortap.core.review.Phrasing.MET;
import static io.cortap.core.review.Phrasing.NEGATED;
import static io.cortap.core.review.Phrasing.NOT;
import static io.cortap.core.review.Phrasing.NO_EVIDENCE;
import static io.cortap.core.review.Phrasing.SEEN;
import static io.cortap.core.review.Phrasing.SUCH;
import static io.cortap.core.review.Phrasing.phrase;
import static io.cortap.core.review.Phrasing.with;
import static io.cortap.core.review.Phrasing.words;

import io.cortap.core.review.FindingRule.Scope;
import io.cortap.core.review.FindingRule.Weight;
import java.util.List;

/**
 * The rules whose words turn an outcome round: no, not, none, no longer; see {@link PhraseRules}.
 */
final class TurnedPhrases {
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
                  + "){0,9} "
                  + ANY_NOUN
                  + "(?:(?:,? (?:or|and|nor)|,)(?: no| any)?(?: "
                  + SUCH
                  + "){0,9} "
                  + ANY_NOUN
                  + "){0,9}"
                  + "(?:(?: (?!and\\b|but\\b|because\\b)[\\w'/.-]+){0,6}? "
                  + SEEN
                  + "\\b"
                  + "| ?(?=$|,| and | but | (?:in|with|at|for|during|related|regarding)\\b))"),
          phrase(
              "no-evidence-of-breach",
              "no evidence that the rule was broken, nothing that indicates it",
              List.of("no evidence", "nothing"),
              with(with(BADS, BAD_NOUNS), "fail*", "violate*", "compl*"),
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.SETTLED,
              "\\b(?:"
                  + NO_EVIDENCE
                  + "(?: to (?:suggest|indicate|show))?"
                  + "|nothing(?: (?!that\\b|but\\b)[\\w'/-]+){0,6}?"
                  + " (?:indicate|suggest|show)(?:s|ed|d)?) that"
                  + "(?: (?!not\\b|but\\b|no\\b)[\\w'/-]+){0,6}? "
                  + "(?:(?:not|\\w+n't) (?:been |fully )?(?:in compliance|compliant|comply|complied)"
                  + "|fail(?:ed|s)|violate[sd]|"
                  + BAD
                  + ")\\b"),
          phrase(
              "no-evidence-of-compliance",
              "no evidence that the recipient complied",
              List.of("no evidence"),
              words("compl*"),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\b"
                  + NO_EVIDENCE
                  + " that(?: (?!not\\b|\\w+n't\\b|no\\b|but\\b|fail)[\\w'/-]+){1,6}? "
                  + "(?:complie[sd]|in compliance|compliant)\\b"),
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
                  + "){0,9}(?: (?!and\\b|but\\b|that\\b|because\\b)[\\w'/.-]+){0,4}?"
                  + "(?: (?:was|were|is|are|has|have|had)(?: not|n't)(?: been)?| not) "
                  + "(?!documented|reported)"
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
                  + "|currently|in any way|materially)){0,9} (?:"
                  + BAD
                  + "|(?:a |any )"
                  + BAD_NOUN
                  + ")\\b"),
          phrase(
              "none-is-bad",
              "none of the files were deficient, nothing deficient",
              words("none no neither nothing"),
              BADS,
              NON_DEFICIENT,
              Weight.DECIDES,
              Scope.SETTLED,
              "\\b(?:none|no|neither|nothing)\\b(?: (?!and\\b|but\\b|so\\b|that\\b|because\\b|means\\b)"
                  + "[\\w'/-]+){0,6}? (?:was|were|is|are|been|found)(?: "
                  + BE
                  + "){0,9} "
                  + BAD
                  + "\\b|\\b(?:none|nothing) "
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
              "not compliant, did not or could not comply, did not pass",
              with(
                  NEGATED,
                  "could not",
                  "couldn't",
                  "has yet to comply",
                  "have yet to comply",
                  "cannot",
                  "unable to"),
              words("compl* pass*"),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              NOT
                  + "(?: (?:"
                  + BE
                  + "|yet|fully|in|full|always|consistently|substantially)){0,9} "
                  + "(?:compliant|compliance|comply|complied|complying|pass(?:ed)?)\\b"
                  + "|\\bneither\\b(?: (?!and\\b|but\\b)[\\w'-]+){1,8}? "
                  + "(?:complie[sd]|compliant|passed)\\b"
                  + "|\\b(?:has|have) yet to comply\\b|\\bcould(?: not|n't) comply\\b"
                  + "|(?:\\bcould(?: not|n't)|"
                  + NOT
                  + "|\\bcannot|\\bunable to) (?:demonstrate|show) (?:compliance|that it complie[sd])\\b"),
          phrase(
              "requirement-not-met",
              "requirements were not met, did not meet or satisfy the requirements",
              with(NEGATED, "requirement*"),
              words("met meet satisfied satisfy"),
              DEFICIENT,
              Weight.DECIDES,
              Scope.PLAIN_BEFORE,
              "\\brequirements? (?:was|were|is|are|has|have)(?: not|n't)(?: been)?(?: fully)?"
                  + " (?:met|satisfied)\\b"
                  + "|"
                  + NOT
                  + "(?: fully)? (?:meet|satisfy) "
                  + MET));

  private TurnedPhrases() {}
}

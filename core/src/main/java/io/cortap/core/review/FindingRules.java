package io.cortap.core.review;

import static io.cortap.core.review.Finding.DEFICIENT;
import static io.cortap.core.review.Finding.NON_DEFICIENT;
import static io.cortap.core.review.Finding.NOT_APPLICABLE;

import io.cortap.core.review.FindingRule.Scope;
import io.cortap.core.review.FindingRule.Weight;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Every rule by which a comment is read, in the order in which they are tried. Words that one rule
 * has matched are hidden from the rules behind it, so what is negated never counts as said.
 */
public final class FindingRules {
  /** Behind these a keyword only describes something: "deficient areas were not found". */
  static final String DESCRIBED =
      "(?:areas?|items?|conditions?|practices?|findings?|controls?|files?|records?|polic(?:y|ies)"
          + "|procedures?|documents?|documentation|requirements?|provisions?|clauses?|contracts?"
          + "|vehicles?|elements?|questions?|sections?|dot|department|state)\\b";

  /** "Deficient: no" answers a form's question; "Deficient: no minutes" is the finding. */
  private static final String UNANSWERED =
      "(?! ?[:=?(-]+ ?(?:no|none|nil|n|0|zero|false)\\b ?(?:$|[.;,)\\n]|- )| ?[=-]+>)";

  private static final String END = UNANSWERED + "(?= ?(?:$|[:;.,()\\n-])| (?!" + DESCRIBED + "))";
  private static final String LETTER_END =
      UNANSWERED + "(?= ?(?:$|[:;,()\\n]|\\.(?! ?\\w\\.)|-(?!\\d)))";

  private static final List<FindingRule> KEYWORDS =
      List.of(
          keyword(
              "keyword-not-applicable",
              "begins with Not Applicable, NA or N/A",
              NOT_APPLICABLE,
              "(?:no[tn][ -]*applicable|n[ ./-]{0,3}a\\b\\.?)" + END),
          keyword(
              "keyword-non-deficient",
              "begins with Non-Deficient, Not Deficient or ND",
              NON_DEFICIENT,
              "(?:no[nt][ -]*deficient|n[ .-]{0,3}d\\b\\.?)" + END),
          keyword("keyword-deficient", "begins with Deficient", DEFICIENT, "deficient" + END),
          keyword(
              "keyword-d",
              "begins with the lone letter D, followed by punctuation or the end",
              DEFICIENT,
              "d" + LETTER_END));

  private FindingRules() {}

  /** Tried once, at the comment's beginning; the first that matches wins over every phrase. */
  public static List<FindingRule> keywords() {
    return KEYWORDS;
  }

  /** Whether it is worth trying the keywords: their first letters are few. */
  static boolean mayOpenWithKeyword(String text) {
    char first = text.charAt(0);
    return first == 'd' || first == 'n';
  }

  /** Tried on every clause. */
  public static List<FindingRule> phrases() {
    return PhraseRules.ALL;
  }

  private static FindingRule keyword(String id, String says, Finding gives, String pattern) {
    return new FindingRule(
        id,
        says,
        List.of(),
        List.of(),
        gives,
        Weight.KEYWORD,
        Scope.ANYWHERE,
        Pattern.compile(pattern));
  }
}

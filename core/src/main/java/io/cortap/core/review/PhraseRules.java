package io.cortap.core.review;

import java.util.List;
import java.util.stream.Stream;

/** The rules that find an outcome within a comment's text; see {@link FindingRules}. */
final class PhraseRules {
  /** What turns an outcome round stands before the outcome by itself. */
  static final List<FindingRule> ALL =
      Stream.concat(TurnedPhrases.ALL.stream(), PlainPhrases.ALL.stream()).toList();

  private PhraseRules() {}
}

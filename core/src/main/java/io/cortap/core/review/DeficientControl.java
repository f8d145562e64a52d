package io.cortap.core.review;

import java.util.Locale;

/**
 * A control whose finding is D.
 *
 * @param comment the whole comment, without markup; "" when there is none
 */
record DeficientControl(Evidence evidence, String comment) {

  /** What stands behind the name's first colon, in upper case, for instance {@code P12}. */
  String code() {
    return ControlName.parse(evidence.controlName()).code().toUpperCase(Locale.ROOT);
  }

  /** What the reviewer wrote; where only an instance says D, that is said too. */
  String description() {
    boolean fromInstance =
        evidence.verdict() instanceof Verdict.Found found
            && found.rule().startsWith(FindingClassifier.FROM_INSTANCES);
    String said = fromInstance ? "an instance was reviewed as deficient" : "";
    String both = comment.isEmpty() ? said : said.isEmpty() ? comment : comment + " (" + said + ")";
    return evidence.label() + ": " + both;
  }
}

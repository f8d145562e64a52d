package io.cortap.core.review;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code evidence[]} in the canonical JSON. */
final class EvidenceForm {
  private static final String CONTROL_ID = "control_id";
  private static final String CONTROL_NAME = "control_name";
  private static final String CONTROL_URL = "control_url";
  private static final String STATUS = "status";
  private static final String FINDING = "finding";
  private static final String COMMENT = "comment";
  private static final String RULE = "rule";
  private static final String CONFIDENCE = "confidence";
  private static final String MARKED = "marked";
  private static final String CONFLICT = "conflict";

  private EvidenceForm() {}

  /** What nobody has assessed has null for finding, rule and confidence. */
  static Map<String, @Nullable Object> write(Evidence evidence) {
    var members =
        new PlainMembers()
            .putText(CONTROL_ID, evidence.controlId())
            .putText(CONTROL_NAME, evidence.controlName())
            .putText(CONTROL_URL, evidence.controlUrl())
            .putText(STATUS, evidence.status());
    return switch (evidence.verdict()) {
      case Verdict.Found found ->
          members
              .put(FINDING, found.finding().code())
              .putText(COMMENT, evidence.comment())
              .put(RULE, found.rule())
              .put(CONFIDENCE, found.confidence().code())
              .put(MARKED, found.marked())
              .put(CONFLICT, found.conflict())
              .done();
      case Verdict.Unassessed unassessed ->
          members
              .put(FINDING, null)
              .putText(COMMENT, evidence.comment())
              .put(RULE, null)
              .put(CONFIDENCE, null)
              .put(MARKED, false)
              .put(CONFLICT, false)
              .done();
    };
  }

  static Evidence read(PlainObject evidence) {
    return new Evidence(
        evidence.text(CONTROL_ID),
        evidence.text(CONTROL_NAME),
        evidence.text(STATUS),
        evidence.text(FINDING).isEmpty() ? new Verdict.Unassessed() : found(evidence),
        evidence.text(COMMENT),
        evidence.text(CONTROL_URL));
  }

  private static Verdict found(PlainObject evidence) {
    return new Verdict.Found(
        Finding.ofCode(evidence.text(FINDING)),
        evidence.text(RULE),
        Confidence.ofCode(evidence.text(CONFIDENCE)),
        evidence.flag(MARKED),
        evidence.flag(CONFLICT));
  }
}

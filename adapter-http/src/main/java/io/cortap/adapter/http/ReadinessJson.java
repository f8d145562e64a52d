package io.cortap.adapter.http;

import io.cortap.core.report.WireTime;
import io.cortap.core.review.AreaAssessment;
import io.cortap.core.review.Completeness;
import io.cortap.core.review.Evidence;
import io.cortap.core.review.ListedControl;
import io.cortap.core.review.MissingField;
import io.cortap.core.review.PlaceholderValue;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.Readiness;
import io.cortap.core.review.Verdict;
import io.cortap.ports.inbound.CheckReadiness.Checked;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a report can be made, as it crosses the wire; controls and fields by name. */
final class ReadinessJson {
  private ReadinessJson() {}

  static Map<String, @Nullable Object> of(Checked checked) {
    Readiness readiness = checked.readiness();
    Completeness completeness = readiness.completeness();
    ProjectReview review = readiness.review();
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("project_id", checked.project().value());
    members.put("report_type", checked.type().id());
    members.put("ready", readiness.judgement() != Readiness.Judgement.NOT_READY);
    members.put("verdict", readiness.judgement().wireName());
    members.put("blocking", readiness.blocking());
    members.put("missing_critical", missing(completeness.missingCritical()));
    members.put("missing_optional", missing(completeness.missingOptional()));
    members.put("unassessed", unassessed(review));
    members.put("unmapped", listed(review.quality().unmapped()));
    members.put("outside_catalog", listed(review.quality().outside()));
    members.put("conflicting", conflicting(review));
    members.put(
        "placeholders",
        review.quality().placeholders().stream().map(ReadinessJson::placeholder).toList());
    members.put("quality", quality(completeness));
    members.put("controls_read_at", WireTime.format(review.quality().controlsReadAt()));
    members.put("warnings", readiness.warnings());
    return members;
  }

  private static List<Map<String, @Nullable Object>> missing(List<MissingField> fields) {
    return fields.stream().map(ReadinessJson::missing).toList();
  }

  /** With the members that {@code MISSING_REQUIRED_DATA} lists. */
  private static Map<String, @Nullable Object> missing(MissingField field) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("path", field.field().path());
    members.put("supplied_by", field.supplier().code());
    members.put("where", field.where());
    members.put("fallback", field.field().fallback());
    return members;
  }

  private static Map<String, @Nullable Object> unassessed(ProjectReview review) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("count", review.unassessedCount());
    members.put("of", review.mappedCount());
    members.put(
        "areas",
        review.assessments().stream()
            .filter(area -> area.rollUp().unassessed() > 0)
            .map(ReadinessJson::unassessed)
            .toList());
    return members;
  }

  private static Map<String, @Nullable Object> unassessed(AreaAssessment area) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("review_area", area.area().name());
    members.put("count", area.rollUp().unassessed());
    members.put("of", area.evidence().size());
    return members;
  }

  private static List<Map<String, @Nullable Object>> listed(List<ListedControl> controls) {
    return controls.stream()
        .map(control -> {
          Map<String, @Nullable Object> members = control(control.id(), control.name());
          if (!control.area().isEmpty()) {
            members.put("review_area", control.area());
          }
          return members;
        })
        .toList();
  }

  private static List<Map<String, @Nullable Object>> conflicting(ProjectReview review) {
    return review
        .evidence()
        .filter(one -> one.verdict() instanceof Verdict.Found found && found.conflict())
        .map(ReadinessJson::conflicting)
        .toList();
  }

  private static Map<String, @Nullable Object> conflicting(Evidence evidence) {
    Map<String, @Nullable Object> members = control(evidence.controlId(), evidence.controlName());
    if (evidence.verdict() instanceof Verdict.Found found) {
      members.put("finding", found.finding().code());
    }
    return members;
  }

  private static Map<String, @Nullable Object> control(String id, String name) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("control_id", id);
    members.put("control_name", name);
    return members;
  }

  private static Map<String, @Nullable Object> placeholder(PlaceholderValue placeholder) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("path", placeholder.path());
    members.put("value", placeholder.value());
    members.put("layer", placeholder.layer().code());
    return members;
  }

  /** The score is rounded down: 1 is said of nothing less than all. */
  private static Map<String, @Nullable Object> quality(Completeness completeness) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("score", BigDecimal.valueOf(completeness.score()).setScale(2, RoundingMode.DOWN));
    members.put("declared", completeness.declared());
    members.put("present", completeness.declared() - completeness.missing().size());
    return members;
  }
}

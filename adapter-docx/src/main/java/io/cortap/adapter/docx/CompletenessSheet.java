package io.cortap.adapter.docx;

import io.cortap.core.review.AreaAssessment;
import io.cortap.core.review.Completeness;
import io.cortap.core.review.Evidence;
import io.cortap.core.review.Layer;
import io.cortap.core.review.ListedControl;
import io.cortap.core.review.MissingField;
import io.cortap.core.review.PlaceholderValue;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.Quality;
import io.cortap.core.review.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was missing or doubtful when a report was made, as the context's member {@code
 * completeness}. Long lists are cut, and a remark says by how much.
 */
final class CompletenessSheet {
  private static final int MOST_ROWS = 60;

  private final ProjectReview review;
  private final List<String> remarks = new ArrayList<>();

  private CompletenessSheet(ProjectReview review) {
    this.review = review;
  }

  /**
   * @param fields what the report type declares
   */
  static Map<String, @Nullable Object> of(ProjectReview review, List<ManifestField> fields) {
    return new CompletenessSheet(review).members(fields);
  }

  private Map<String, @Nullable Object> members(List<ManifestField> fields) {
    var completeness =
        Completeness.of(fields.stream().map(ManifestField::declared).toList(), review);
    var lists = new LinkedHashMap<String, List<?>>();
    lists.put("missing", missing(completeness, fields));
    lists.put("unassessed_areas", unassessedAreas());
    lists.put("doubtful_findings", cut("findings to read again", doubtfulFindings()));
    lists.put("doubtful_controls", cut("controls without a clear review area", doubtfulControls()));
    remarks.addAll(Deadlines.mismatches(review.fields()));
    review.quality().placeholders().forEach(value -> remarks.add(remark(value)));
    remarks.addAll(review.quality().oddities());
    lists.put("remarks", cut("remarks", List.copyOf(remarks)));
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("declared", completeness.declared());
    members.put("present", completeness.declared() - completeness.missing().size());
    members.put("has_entries", lists.values().stream().anyMatch(list -> !list.isEmpty()));
    members.putAll(lists);
    return members;
  }

  private static List<Map<String, Object>> missing(
      Completeness completeness, List<ManifestField> fields) {
    Map<String, String> places =
        fields.stream().collect(Collectors.toMap(ManifestField::path, ManifestField::place));
    return completeness.missing().stream()
        .map(one ->
            Map.<String, Object>of(
                "field", one.field().path(),
                "place", places.getOrDefault(one.field().path(), ""),
                "supplier", supplier(one)))
        .toList();
  }

  private static String supplier(MissingField missing) {
    return missing.supplier() == Layer.RISKUITY
        ? "Review in Riskuity"
        : "Project setup: " + missing.where();
  }

  private List<Map<String, Object>> unassessedAreas() {
    return review.assessments().stream()
        .filter(area -> area.rollUp().unassessed() > 0 || !review.assessed(area))
        .map(area ->
            Map.<String, Object>of(
                "review_area", area.area().name(),
                "unassessed_count", area.rollUp().unassessed(),
                "control_count", area.evidence().size()))
        .toList();
  }

  private List<Map<String, Object>> doubtfulFindings() {
    var rows = new ArrayList<Map<String, Object>>();
    for (AreaAssessment area : review.assessments()) {
      for (Evidence evidence : area.evidence()) {
        if (evidence.verdict() instanceof Verdict.Found found
            && (found.conflict() || found.marked())) {
          rows.add(
              Map.of(
                  "control", evidence.label(),
                  "review_area", area.area().name(),
                  "reason", reason(found)));
        }
      }
    }
    return rows;
  }

  private static String reason(Verdict.Found found) {
    String used = found.finding().code();
    return found.conflict()
        ? "The comment and the review status disagree; the stricter finding, " + used + ", is used."
        : "Words in the comment speak against its finding, "
            + used
            + ", or tell of an earlier one.";
  }

  private List<Map<String, Object>> doubtfulControls() {
    Quality quality = review.quality();
    var rows = new ArrayList<Map<String, Object>>();
    quality
        .unmapped()
        .forEach(control ->
            rows.add(
                row(control, "It names no known review area and is left out of this report.")));
    quality
        .outside()
        .forEach(control ->
            rows.add(
                row(
                    control,
                    "It belongs to %s, which is no review area of %s, and is left out of this report."
                        .formatted(control.area(), review.catalogYear()))));
    quality
        .mappedByCode()
        .forEach(control ->
            rows.add(
                row(
                    control,
                    "Its name is not known; its code places it in %s.".formatted(control.area()))));
    quality
        .disputed()
        .forEach(control ->
            rows.add(
                row(
                    control,
                    "Its name places it in %s, its code in %s; the name is followed."
                        .formatted(control.area(), control.codeArea()))));
    return rows;
  }

  private static Map<String, Object> row(ListedControl control, String reason) {
    return Map.of("control", control.label(), "reason", reason);
  }

  private static String remark(PlaceholderValue placeholder) {
    return "%s holds a placeholder in layer %s and counts as missing."
        .formatted(placeholder.path(), placeholder.layer().code());
  }

  private <T> List<T> cut(String what, List<T> rows) {
    if (rows.size() <= MOST_ROWS) {
      return rows;
    }
    remarks.add(rows.size() - MOST_ROWS + " more " + what + " are not shown.");
    return rows.subList(0, MOST_ROWS);
  }
}

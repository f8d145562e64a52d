package io.cortap.adapter.docx;

import io.cortap.core.review.CanonicalForm;
import io.cortap.core.review.FieldTable;
import io.cortap.core.review.ProjectReview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a template sees of data at hand: of a canonical review what a job would show it; of anything
 * else its members, with flat names and stand-ins filled in where they are missing.
 *
 * @param missing paths of declared fields that the data do not hold
 * @param remarks what the caller should know about the data
 */
record TrialContext(
    Map<String, @Nullable Object> members, Set<String> missing, List<String> remarks) {
  private static final Map<String, Object> NOTHING_TO_TELL =
      Map.of(
          "declared", 0,
          "present", 0,
          "has_entries", false,
          "missing", List.of(),
          "unassessed_areas", List.of(),
          "doubtful_findings", List.of(),
          "doubtful_controls", List.of(),
          "remarks", List.of());

  TrialContext(Map<String, @Nullable Object> members, Set<String> missing, List<String> remarks) {
    this.members = members;
    this.missing = Set.copyOf(missing);
    this.remarks = List.copyOf(remarks);
  }

  static TrialContext of(Map<String, @Nullable Object> data, List<ManifestField> fields) {
    Set<String> missing =
        fields.stream()
            .map(ManifestField::path)
            .filter(path -> ContextPaths.isMissing(data, canonical(path)))
            .collect(Collectors.toUnmodifiableSet());
    try {
      ProjectReview review = CanonicalForm.read(data);
      return new TrialContext(
          ReportContext.of(review, fields), missing, Deadlines.mismatches(review.fields()));
    } catch (IllegalArgumentException noReview) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>(data);
      members.putIfAbsent("completeness", NOTHING_TO_TELL);
      FieldTable.flatNames()
          .forEach((name, path) -> members.putIfAbsent(name, ContextPaths.find(data, path)));
      return new TrialContext(
          ReportContext.filled(members, fields),
          missing,
          List.of(
              "the data are no canonical review (%s): the completeness sheet stays empty"
                  .formatted(noReview.getMessage())));
    }
  }

  private static String canonical(String path) {
    return Objects.requireNonNullElse(FieldTable.flatNames().get(path), path);
  }
}

package io.cortap.core.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code metadata} in the canonical JSON: what follows from the review, and a few fields. */
final class MetadataForm {
  private MetadataForm() {}

  static Map<String, @Nullable Object> write(ProjectReview review) {
    List<AreaAssessment> deficient = review.deficientAreas();
    List<AreaAssessment> unassessed = review.unassessedAreas();
    List<AreaAssessment> repeats = review.repeatAreas();
    long count = review.deficiencies().count();
    long closed = review.deficiencies().filter(one -> !one.dateClosed().isEmpty()).count();
    long repeated = review.deficiencies().filter(Deficiency::repeat).count();
    List<?> focus = focus(review);
    var members =
        new PlainMembers()
            .put("has_deficiencies", !deficient.isEmpty())
            .put("deficiency_count", (int) count)
            .put("deficient_area_count", deficient.size())
            .putList("deficiency_areas", names(deficient))
            .put("erf_count", focus.size())
            .putList("erf_areas", erfAreas(focus));
    field(members, review, "reviewed_subrecipients");
    field(members, review, "subrecipient_name");
    field(members, review, "fiscal_year");
    field(members, review, "review_status");
    members
        .put("total_review_areas", review.assessments().size())
        .put("unassessed_area_count", unassessed.size())
        .putList("unassessed_areas", names(unassessed));
    field(members, review, "covid19_context");
    members
        .put("no_repeat_deficiencies", repeats.isEmpty())
        .put("repeat_deficiency_count", (int) repeated)
        .putList("repeat_deficiency_areas", names(repeats));
    field(members, review, "has_post_visit_responses");
    return members
        .put("deficiencies_open_count", (int) (count - closed))
        .put("deficiencies_closed_count", (int) closed)
        .done();
  }

  private static void field(PlainMembers members, ProjectReview review, String name) {
    String path = "metadata." + name;
    members.put(
        name,
        FieldTable.fields().stream()
            .filter(field -> field.path().equals(path) || field.alsoAt().equals(path))
            .findFirst()
            .flatMap(field -> review.fields().find(field.path()))
            .orElse(null));
  }

  private static List<?> focus(ProjectReview review) {
    return review.fields().find("erf_items").map(items -> (List<?>) items).orElse(List.of());
  }

  private static List<String> erfAreas(List<?> focus) {
    return focus.stream()
        .map(item -> ((Map<?, ?>) item).get("erf_area"))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .distinct()
        .toList();
  }

  private static List<String> names(List<AreaAssessment> areas) {
    return areas.stream().map(area -> area.area().name()).toList();
  }
}

package io.cortap.core.review;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code assessments[]} in the canonical JSON. The flat members are for templates that know one
 * deficiency an area: texts of several are joined, the due date is the earliest, and the area is
 * closed on the day its last deficiency was.
 */
final class AreaForm {
  private static final String REVIEW_AREA = "review_area";
  private static final String DEFICIENCIES = "deficiencies";
  private static final String EVIDENCE = "evidence";

  private AreaForm() {}

  static Map<String, @Nullable Object> write(AreaAssessment area, boolean assessed) {
    List<Deficiency> all = area.deficiencies();
    return new PlainMembers()
        .put(REVIEW_AREA, area.area().name())
        .put("area_id", area.area().id())
        .put("finding", area.finding().code())
        .put("assessed", assessed)
        .put("confidence", area.confidence().code())
        .put("control_count", area.evidence().size())
        .put("unassessed_count", area.rollUp().unassessed())
        .putText("deficiency_code", joined(all, Deficiency::printedCode, ", "))
        .putText("description", joined(all, Deficiency::description, "\n"))
        .putText(
            "corrective_action", String.join("\n", actions(all, CorrectiveAction::description)))
        .put(
            "due_date",
            actions(all, CorrectiveAction::dueDate).stream().min(String::compareTo).orElse(null))
        .put("date_closed", dateClosed(all))
        .put("repeat_deficiency", area.hasRepeat())
        .putText(
            "repeat_history",
            String.join(
                ", ", all.stream().flatMap(one -> one.repeatYears().stream()).distinct().toList()))
        .putList(DEFICIENCIES, all.stream().map(DeficiencyForm::write).toList())
        .putList(EVIDENCE, area.evidence().stream().map(EvidenceForm::write).toList())
        .done();
  }

  static AreaAssessment read(PlainObject area, ReviewAreaCatalog catalog) {
    String name = area.text(REVIEW_AREA);
    ReviewArea known =
        catalog.areas().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "'" + name + "' is no review area of " + catalog.year()));
    return new AreaAssessment(
        known,
        area.objects(EVIDENCE, EvidenceForm::read),
        area.objects(DEFICIENCIES, DeficiencyForm::read));
  }

  private static String joined(
      List<Deficiency> all, Function<Deficiency, String> text, String separator) {
    return String.join(
        separator, all.stream().map(text).filter(one -> !one.isEmpty()).distinct().toList());
  }

  private static List<String> actions(
      List<Deficiency> all, Function<CorrectiveAction, String> text) {
    return all.stream()
        .flatMap(one -> one.correctiveActions().stream())
        .map(text)
        .filter(one -> !one.isEmpty())
        .distinct()
        .toList();
  }

  private static @Nullable String dateClosed(List<Deficiency> all) {
    return all.stream().anyMatch(one -> one.dateClosed().isEmpty())
        ? null
        : all.stream().map(Deficiency::dateClosed).max(String::compareTo).orElse(null);
  }
}

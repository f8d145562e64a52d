package io.cortap.core.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code quality} in the canonical JSON: counts that account for every control, and names. */
final class QualityForm {
  static final String CATALOG_YEAR = "catalog_year";
  private static final String CONTROLS_READ_AT = "controls_read_at";
  private static final String UNMAPPED = "unmapped";
  private static final String OUTSIDE = "outside";
  private static final String MAPPED_BY_CODE = "mapped_by_code";
  private static final String DISPUTED = "disputed";
  private static final String PLACEHOLDERS = "placeholders";
  private static final String ODDITIES = "oddities";
  private static final String CONTROL_ID = "control_id";
  private static final String CONTROL_NAME = "control_name";
  private static final String AREA = "area";
  private static final String CODE_AREA = "code_area";
  private static final String PATH = "path";
  private static final String VALUE = "value";
  private static final String LAYER = "layer";

  private QualityForm() {}

  static Map<String, @Nullable Object> write(ProjectReview review) {
    Quality quality = review.quality();
    List<String> conflicting = labels(review, Verdict.Found::conflict);
    List<String> marked = labels(review, Verdict.Found::marked);
    return new PlainMembers()
        .put(CATALOG_YEAR, review.catalogYear().toString())
        .put(CONTROLS_READ_AT, quality.controlsReadAt().toString())
        .put("control_count", review.controlCount())
        .put("mapped_count", review.mappedCount())
        .put("outside_count", quality.outside().size())
        .put("unmapped_count", quality.unmapped().size())
        .put("unassessed_count", review.unassessedCount())
        .put("conflicting_count", conflicting.size())
        .put("marked_count", marked.size())
        .put("placeholder_count", quality.placeholders().size())
        .putList(
            "unassessed",
            review.evidence().filter(Evidence::isUnassessed).map(Evidence::label).toList())
        .putList("conflicting", conflicting)
        .putList("marked", marked)
        .putList(
            "areas_without_controls",
            review.assessments().stream()
                .filter(area -> area.evidence().isEmpty())
                .map(area -> area.area().name())
                .toList())
        .putList(UNMAPPED, quality.unmapped().stream().map(QualityForm::write).toList())
        .putList(OUTSIDE, quality.outside().stream().map(QualityForm::write).toList())
        .putList(MAPPED_BY_CODE, quality.mappedByCode().stream().map(QualityForm::write).toList())
        .putList(DISPUTED, quality.disputed().stream().map(QualityForm::write).toList())
        .putList(PLACEHOLDERS, quality.placeholders().stream().map(QualityForm::write).toList())
        .putList(ODDITIES, quality.oddities())
        .done();
  }

  /**
   * @param generatedAt when reviews were made whose controls were always read just then; they do
   *     not say so themselves
   */
  static Quality read(PlainObject quality, Instant generatedAt) {
    return new Quality(
        quality.members().containsKey(CONTROLS_READ_AT)
            ? CanonicalForm.instant("quality." + CONTROLS_READ_AT, quality.text(CONTROLS_READ_AT))
            : generatedAt,
        quality.objects(UNMAPPED, QualityForm::control),
        quality.objects(OUTSIDE, QualityForm::control),
        quality.objects(MAPPED_BY_CODE, QualityForm::control),
        quality.objects(DISPUTED, QualityForm::control),
        quality.objects(
            PLACEHOLDERS,
            one ->
                new PlaceholderValue(
                    one.text(PATH), one.text(VALUE), Layer.ofCode(one.text(LAYER)))),
        quality.texts(ODDITIES));
  }

  private static Map<String, @Nullable Object> write(ListedControl control) {
    return new PlainMembers()
        .putText(CONTROL_ID, control.id())
        .putText(CONTROL_NAME, control.name())
        .putText(AREA, control.area())
        .putText(CODE_AREA, control.codeArea())
        .done();
  }

  private static ListedControl control(PlainObject control) {
    return new ListedControl(
        control.text(CONTROL_ID),
        control.text(CONTROL_NAME),
        control.text(AREA),
        control.text(CODE_AREA));
  }

  private static Map<String, @Nullable Object> write(PlaceholderValue one) {
    return new PlainMembers()
        .put(PATH, one.path())
        .put(VALUE, one.value())
        .put(LAYER, one.layer().code())
        .done();
  }

  private static List<String> labels(ProjectReview review, Predicate<Verdict.Found> which) {
    return review
        .evidence()
        .filter(one -> one.verdict() instanceof Verdict.Found found && which.test(found))
        .map(Evidence::label)
        .toList();
  }
}

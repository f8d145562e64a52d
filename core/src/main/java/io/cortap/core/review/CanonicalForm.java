package io.cortap.core.review;

import io.cortap.core.report.PlainValues;
import io.cortap.core.report.ProjectId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The canonical review as plain values, data version 1.0. Every named member is present and may be
 * null; the order of members is fixed. Member names are written in this class, in the forms that it
 * uses, and in the field table, and nowhere else.
 */
public final class CanonicalForm {
  private static final String PROJECT_ID = "project_id";
  private static final String GENERATED_AT = "generated_at";
  private static final String DATA_VERSION = "data_version";
  private static final String ASSESSMENTS = "assessments";
  private static final String QUALITY = "quality";
  private static final String SOURCES = "sources";
  private static final Pattern REVIEW_ID = Pattern.compile("RSKTY-(\\d{4,19})");

  private CanonicalForm() {}

  /** The review in its canonical form; {@link #read} gives the same review back. */
  public static Map<String, @Nullable Object> write(ProjectReview review) {
    ProjectFields fields = review.fields();
    return new PlainMembers()
        .put(PROJECT_ID, review.reviewId())
        .put(GENERATED_AT, review.generatedAt().toString())
        .put(DATA_VERSION, ProjectReview.DATA_VERSION)
        .put("project", FieldsForm.section("project", fields))
        .put("contractor", FieldsForm.section("contractor", fields))
        .put("fta_program_manager", FieldsForm.section("fta_program_manager", fields))
        .putList(
            ASSESSMENTS,
            review.assessments().stream()
                .map(area -> AreaForm.write(area, review.assessed(area)))
                .toList())
        .put("erf_items", FieldsForm.top("erf_items", fields))
        .put("metadata", MetadataForm.write(review))
        .put("regional_officer", FieldsForm.section("regional_officer", fields))
        .put("subrecipients_5307", FieldsForm.top("subrecipients_5307", fields))
        .put("subrecipients_5310", FieldsForm.top("subrecipients_5310", fields))
        .put("subrecipients_5311", FieldsForm.top("subrecipients_5311", fields))
        .put("contractors", FieldsForm.top("contractors", fields))
        .put("attendees", FieldsForm.section("attendees", fields))
        .put(QUALITY, QualityForm.write(review))
        .put(SOURCES, FieldsForm.sources(fields))
        .done();
  }

  /**
   * The review that {@code plain} is the canonical form of. Members that follow from others are
   * recomputed, and must agree where they are present.
   *
   * @throws IllegalArgumentException naming the first member that is missing, unknown, of another
   *     type, or at odds with the rest
   */
  public static ProjectReview read(Map<String, @Nullable Object> plain) {
    var top = new PlainObject("", PlainValues.copyOf(plain));
    String version = top.text(DATA_VERSION);
    if (!version.equals(ProjectReview.DATA_VERSION)) {
      throw new IllegalArgumentException(
          DATA_VERSION + " must be " + ProjectReview.DATA_VERSION + ", was '" + version + "'");
    }
    PlainObject quality = top.object(QUALITY);
    FiscalYear year = FiscalYear.parse(quality.text(QualityForm.CATALOG_YEAR));
    ReviewAreaCatalog catalog = ReviewAreaCatalog.inForce(year);
    Instant generatedAt = instant(GENERATED_AT, top.text(GENERATED_AT));
    var review =
        new ProjectReview(
            project(top.text(PROJECT_ID)),
            generatedAt,
            year,
            FieldsForm.read(top),
            top.objects(ASSESSMENTS, area -> AreaForm.read(area, catalog)),
            QualityForm.read(quality, generatedAt));
    CanonicalDifference.first(top.members(), write(review))
        .ifPresent(difference -> {
          throw new IllegalArgumentException(difference);
        });
    return review;
  }

  private static ProjectId project(String reviewId) {
    Matcher id = REVIEW_ID.matcher(reviewId);
    try {
      if (id.matches()) {
        return new ProjectId(Long.parseLong(id.group(1)));
      }
    } catch (NumberFormatException beyondAnyProject) {
      // refused below, with the id quoted
    }
    throw new IllegalArgumentException(
        PROJECT_ID + " looks like RSKTY-0033, was '" + reviewId + "'");
  }

  static Instant instant(String member, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          member + " is a time like 2027-03-15T14:15:02Z, was '" + text + "'", e);
    }
  }
}

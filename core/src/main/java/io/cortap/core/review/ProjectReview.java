package io.cortap.core.review;

import io.cortap.core.report.ProjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The canonical review of one project: what a report is made from. Immutable, and valid by
 * construction; everything that follows from something else (findings, counts, flags) is computed,
 * never stored.
 *
 * @param generatedAt in whole seconds; finer digits are dropped
 * @param catalogYear whose catalog the areas are
 * @param fields the project-level values that are known; the fiscal year always is
 * @param assessments exactly the catalog's areas, in its order
 */
public record ProjectReview(
    ProjectId project,
    Instant generatedAt,
    FiscalYear catalogYear,
    ProjectFields fields,
    List<AreaAssessment> assessments,
    Quality quality) {
  /** The version of the canonical form. */
  public static final String DATA_VERSION = "1.0";

  public ProjectReview {
    generatedAt = generatedAt.truncatedTo(ChronoUnit.SECONDS);
    assessments = List.copyOf(assessments);
    List<ReviewArea> areas = ReviewAreaCatalog.inForce(catalogYear).areas();
    if (!assessments.stream().map(AreaAssessment::area).toList().equals(areas)) {
      throw new IllegalArgumentException(
          "a review of "
              + catalogYear
              + " assesses its "
              + areas.size()
              + " areas in the catalog's order, these are "
              + assessments.stream().map(one -> one.area().id()).toList());
    }
    if (fields.find("project.fiscal_year").isEmpty()) {
      throw new IllegalArgumentException(
          "a review has a fiscal year; project.fiscal_year is absent");
    }
  }

  /** The id in the canonical JSON, for instance {@code RSKTY-0033}. */
  public String reviewId() {
    return String.format(Locale.ROOT, "RSKTY-%04d", project.value());
  }

  /** The fiscal year under review, which may be later than the newest catalog. */
  public FiscalYear fiscalYear() {
    return FiscalYear.parse(fields.text("project.fiscal_year"));
  }

  /** All controls that belong to an area, area by area. */
  public Stream<Evidence> evidence() {
    return assessments.stream().flatMap(area -> area.evidence().stream());
  }

  /** All deficiencies, area by area. */
  public Stream<Deficiency> deficiencies() {
    return assessments.stream().flatMap(area -> area.deficiencies().stream());
  }

  /** How many controls Riskuity returned: mapped, outside and unmapped. */
  public int controlCount() {
    return mappedCount() + quality.outside().size() + quality.unmapped().size();
  }

  /** How many controls belong to an area of the catalog. */
  public int mappedCount() {
    return assessments.stream().mapToInt(area -> area.evidence().size()).sum();
  }

  /** Of how many of them nobody has said anything usable. */
  public int unassessedCount() {
    return assessments.stream().mapToInt(area -> area.rollUp().unassessed()).sum();
  }

  /**
   * Whether the area may be spoken of as assessed. An area without controls counts as such, unless
   * no area has any: then nobody has judged anything.
   */
  public boolean assessed(AreaAssessment area) {
    return area.rollUp().settled() && mappedCount() > 0;
  }

  /** The areas that may not be spoken of as assessed. */
  public List<AreaAssessment> unassessedAreas() {
    return assessments.stream().filter(area -> !assessed(area)).toList();
  }

  /** The areas whose finding is D. */
  public List<AreaAssessment> deficientAreas() {
    return assessments.stream().filter(area -> area.finding() == Finding.DEFICIENT).toList();
  }

  /** The areas with a deficiency that was found before. */
  public List<AreaAssessment> repeatAreas() {
    return assessments.stream().filter(AreaAssessment::hasRepeat).toList();
  }
}

package io.cortap.core.review;

import io.cortap.core.report.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the canonical review out of Riskuity's controls and the layers. */
public final class ReviewAssembly {
  private ReviewAssembly() {}

  /**
   * Maps, classifies and rolls up every control, and merges the layers.
   *
   * @param policy how unassessed controls are taken; a report whose {@code report_status} is Final
   *     is judged by {@link UnassessedPolicy#STRICT} whatever is given
   * @param generatedAt decides the fiscal year where neither the setup nor a site visit does
   */
  public static ReviewOutcome assemble(
      ProjectId project,
      ProjectControls controls,
      ProjectLayers layers,
      UnassessedPolicy policy,
      Instant generatedAt) {
    ProjectReview review = review(project, controls, layers, generatedAt);
    List<String> warnings = ReviewWarnings.of(review);
    boolean strict =
        policy == UnassessedPolicy.STRICT
            || review.fields().text("project.report_status").equals("Final");
    List<String> reasons = strict ? reasons(review) : List.of();
    return reasons.isEmpty()
        ? new ReviewOutcome.Assembled(review, warnings)
        : new ReviewOutcome.Blocked(review, reasons, warnings);
  }

  private static ProjectReview review(
      ProjectId project, ProjectControls controls, ProjectLayers layers, Instant generatedAt) {
    MergedFields merged = MergedFields.of(controls.projectName(), layers, generatedAt);
    var catalog =
        ReviewAreaCatalog.inForce(FiscalYear.parse(merged.fields().text("project.fiscal_year")));
    MappedControls mapped = MappedControls.of(catalog, controls.controls());
    var drafting = new DeficiencyDrafting(catalog, merged.deficiencies());
    var comments = new ReadComment.Once();
    List<AreaAssessment> assessments =
        mapped.byArea().entrySet().stream()
            .map(area -> assessment(area.getKey(), area.getValue(), comments, drafting))
            .toList();
    var oddities = new ArrayList<>(controls.oddities());
    oddities.addAll(drafting.oddities());
    var quality =
        new Quality(
            controls.readAt(),
            mapped.unmapped(),
            mapped.outside(),
            mapped.mappedByCode(),
            mapped.disputed(),
            merged.placeholders(),
            oddities);
    return new ProjectReview(
        project, generatedAt, catalog.year(), merged.fields(), assessments, quality);
  }

  private static AreaAssessment assessment(
      ReviewArea area,
      List<Control> controls,
      ReadComment.Once comments,
      DeficiencyDrafting drafting) {
    var evidence = new ArrayList<Evidence>();
    var deficient = new ArrayList<DeficientControl>();
    for (Control control : controls) {
      ReadComment comment = comments.of(control.assessment().comments());
      Evidence one = Evidence.of(control, comment);
      evidence.add(one);
      if (one.says(Finding.DEFICIENT)) {
        deficient.add(new DeficientControl(one, comment.shown()));
      }
    }
    return new AreaAssessment(area, evidence, drafting.deficiencies(area, deficient));
  }

  private static List<String> reasons(ProjectReview review) {
    if (review.mappedCount() == 0) {
      return List.of("No control belongs to a review area: nothing is assessed.");
    }
    return review.assessments().stream()
        .filter(area -> area.rollUp().unassessed() > 0)
        .map(area ->
            "%s: %s of %s controls are not assessed."
                .formatted(area.area(), area.rollUp().unassessed(), area.evidence().size()))
        .toList();
  }
}

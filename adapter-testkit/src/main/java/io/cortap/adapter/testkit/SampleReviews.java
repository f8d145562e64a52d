package io.cortap.adapter.testkit;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectLayers;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.ReviewAssembly;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import java.util.List;
import java.util.Map;

/** Reviews for contracts and tests: plainly invented, the same in every run. */
public final class SampleReviews {
  private static final ProjectId PROJECT = new ProjectId(58);
  private static final SetupRecord SETUP =
      new SetupRecord(
          Map.of(
              "project_info",
              Map.of(
                  "region_number", 4,
                  "review_type", "Triennial Review",
                  "recipient_name", "Harbor Valley Transit District",
                  "recipient_acronym", "HVTD",
                  "recipient_city_state", "Harbor Valley, GA",
                  "recipient_id", "9001",
                  "report_date", "2027-03-15"),
              "contractor",
              Map.of("name", "Larkspur Review Group", "lead_reviewer_name", "Mara Ellison"),
              "fta_program_manager",
              Map.of("name", "Odile Marchbanks")));

  private SampleReviews() {}

  /** Controls of three areas: one deficient, one not, one not assessed; and one of no area. */
  public static ProjectControls controls() {
    return new ProjectControls(
        "Harbor Valley Transit District – FY2026 Triennial Review",
        List.of(
            control("1", "LEGAL : L1", "Complete", "Non-Deficient"),
            control("2", "PROCUREMENT : P12", "Complete", "Deficient: no cost analysis on file"),
            control("3", "MAINTENANCE : M2", "Not Started", ""),
            control("4", "PARKING : PK1", "Complete", "N/A")),
        List.of(),
        SampleJobs.NOON);
  }

  private static Control control(String id, String name, String status, String comments) {
    return new Control(id, name, "", new Assessment(status, comments, List.of()));
  }

  /** The review of {@link #controls}, with what people know beside them. */
  public static ProjectReview review() {
    return switch (ReviewAssembly.assemble(
        PROJECT,
        controls(),
        new ProjectLayers(SETUP, SetupRecord.EMPTY),
        UnassessedPolicy.DRAFT,
        SampleJobs.NOON)) {
      case ReviewOutcome.Assembled assembled -> assembled.review();
      case ReviewOutcome.Blocked blocked ->
          throw new IllegalStateException("the sample is blocked: " + blocked.reasons());
    };
  }

  /** What people know of the sample's project. */
  public static SetupRecord setup() {
    return SETUP;
  }
}

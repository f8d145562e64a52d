package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectLayers;
import io.cortap.core.review.ReviewAssembly;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ReviewProject;
import io.cortap.ports.outbound.ControlsReader;
import io.cortap.ports.outbound.SnapshotCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reviews of saved controls, without store, token or document. Thread-safe. */
public final class OfflineReview implements ReviewProject {
  /** The canonical form has no room for a review of no project. */
  private static final ProjectId UNNAMED = new ProjectId(1);

  private final ControlsReader reader;
  private final SnapshotCodec snapshots;
  private final InstantSource clock;

  /** Reviews controls out of a file: no Riskuity, no store. */
  public OfflineReview(ControlsReader reader, SnapshotCodec snapshots, InstantSource clock) {
    this.reader = reader;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  @Override
  public Answer<Reviewed> review(byte[] controls, Instructions instructions) {
    Instant now = clock.instant();
    ControlsReader.Listing listing;
    try {
      listing = reader.read(controls, now);
    } catch (IllegalArgumentException e) {
      return Answer.refused(
          Problem.of(
              FailureCode.TRANSFORMATION_ERROR, "the controls cannot be read: " + e.getMessage()));
    }
    ReviewOutcome outcome =
        ReviewAssembly.assemble(
            listing.project().orElse(UNNAMED),
            named(listing),
            layers(instructions),
            instructions.policy(),
            now);
    return switch (outcome) {
      case ReviewOutcome.Assembled assembled -> Answer.given(reviewed(assembled));
      case ReviewOutcome.Blocked blocked ->
          Answer.refused(
              Problem.of(
                      FailureCode.MISSING_REQUIRED_DATA,
                      "the review is not complete enough: " + blocked.reasons().size() + " reasons")
                  .with("reasons", blocked.reasons()));
    };
  }

  private Reviewed reviewed(ReviewOutcome.Assembled assembled) {
    byte[] canonical = snapshots.encode(assembled.review());
    return new Reviewed(
        assembled.review(), new String(canonical, StandardCharsets.UTF_8), assembled.warnings());
  }

  private static ProjectControls named(ControlsReader.Listing listing) {
    ProjectControls controls = listing.controls();
    if (listing.project().isPresent()) {
      return controls;
    }
    List<String> oddities = new ArrayList<>();
    oddities.add("The controls name no project: the review is numbered as project " + UNNAMED);
    oddities.addAll(controls.oddities());
    return new ProjectControls(
        controls.projectName(), controls.controls(), oddities, controls.readAt());
  }

  private static ProjectLayers layers(Instructions instructions) {
    SetupRecord asked =
        instructions
            .fiscalYear()
            .map(year ->
                new SetupRecord(Map.of("project_info", Map.of("fiscal_year", year.toString()))))
            .orElse(SetupRecord.EMPTY);
    return new ProjectLayers(instructions.setup(), asked);
  }
}

package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.Finding;
import io.cortap.core.review.FiscalYear;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ReviewProject.Instructions;
import io.cortap.ports.inbound.ReviewProject.Reviewed;
import io.cortap.ports.outbound.ControlsReader;
import io.cortap.ports.outbound.SnapshotCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OfflineReviewTest {
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
  private static final Instructions DRAFT =
      new Instructions(SetupRecord.EMPTY, Optional.empty(), UnassessedPolicy.DRAFT);

  /** One control a line of the listing, all of them legal ones: the line is its comment. */
  private static final class LineReader implements ControlsReader {
    @Override
    public Listing read(byte[] listing, Instant readAt) {
      String text = new String(listing, StandardCharsets.UTF_8);
      if (text.isEmpty()) {
        throw new IllegalArgumentException("The listing is empty.");
      }
      List<Control> controls =
          text.lines()
              .map(line ->
                  new Control(line, "LEGAL : L1", "", new Assessment("Complete", line, List.of())))
              .toList();
      Optional<ProjectId> project =
          text.contains("58") ? Optional.of(new ProjectId(58)) : Optional.empty();
      return new Listing(project, new ProjectControls("", controls, List.of(), readAt));
    }
  }

  private static final class NameCodec implements SnapshotCodec {
    @Override
    public String contentType() {
      return "text/plain";
    }

    @Override
    public byte[] encode(ProjectReview review) {
      return review.reviewId().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public ProjectReview decode(byte[] bytes) {
      throw new IllegalArgumentException("nothing is read back here");
    }
  }

  private static Answer<Reviewed> review(String listing, Instructions instructions) {
    return new OfflineReview(new LineReader(), new NameCodec(), () -> NOON)
        .review(listing.getBytes(StandardCharsets.UTF_8), instructions);
  }

  private static Reviewed given(String listing, Instructions instructions) {
    assertThat(review(listing, instructions)).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<Reviewed>) review(listing, instructions)).value();
  }

  private static Problem refused(String listing, Instructions how) {
    assertThat(review(listing, how)).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused<Reviewed>) review(listing, how)).problem();
  }

  @Test
  void findingsFollowTheControlsOfTheProjectThatTheyName() {
    Reviewed reviewed = given("Deficient: 58 files", DRAFT);

    assertThat(reviewed.canonical()).isEqualTo("RSKTY-0058");
    assertThat(reviewed.review().assessments().getFirst().finding()).isEqualTo(Finding.DEFICIENT);
    assertThat(reviewed.review().generatedAt()).isEqualTo(NOON);
  }

  @Test
  void controlsThatNameNoProjectAreReviewedWithAWarning() {
    assertThat(given("ND", DRAFT).warnings())
        .contains("The controls name no project: the review is numbered as project 1.");
  }

  @Test
  void theAskedYearWinsOverTheSetups() {
    var setup = new SetupRecord(Map.of("project_info", Map.of("fiscal_year", "FY2026")));
    var instructions =
        new Instructions(setup, Optional.of(new FiscalYear(2025)), UnassessedPolicy.DRAFT);

    assertThat(given("ND", instructions).review().assessments()).hasSize(23);
  }

  @Test
  void strictRefusesWhatIsNotAssessedAndSaysWhere() {
    var strict = new Instructions(SetupRecord.EMPTY, Optional.empty(), UnassessedPolicy.STRICT);

    Problem problem = refused("ND\nIn progress", strict);

    assertThat(problem.code()).isEqualTo(FailureCode.MISSING_REQUIRED_DATA);
    assertThat(problem.details().get("reasons"))
        .isEqualTo(List.of("Legal: 1 of 2 controls are not assessed."));
  }

  @Test
  void whatIsNoListingIsRefusedInTheReadersWords() {
    Problem problem = refused("", DRAFT);

    assertThat(problem.code()).isEqualTo(FailureCode.TRANSFORMATION_ERROR);
    assertThat(problem.message()).endsWith("The listing is empty.");
  }
}

package io.cortap.benchmarks;

import io.cortap.adapter.data.JsonSnapshotCodec;
import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.FiscalYear;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectLayers;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.ReviewAreaCatalog;
import io.cortap.core.review.ReviewAssembly;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A project's controls, spread evenly over all review areas, and the way from them to the bytes of
 * the canonical review.
 */
record ReviewFixture(ProjectControls controls) {
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
  private static final ProjectId PROJECT = new ProjectId(58);
  private static final ProjectLayers LAYERS =
      new ProjectLayers(
          SetupRecord.EMPTY,
          new SetupRecord(
              Map.of(
                  "project_info",
                  Map.of(
                      "fiscal_year", "FY2026",
                      "recipient_name", "Pinefield Transit",
                      "recipient_id", "1492",
                      "region_number", 4,
                      "report_date", "2026-05-22",
                      "review_type", "Triennial Review"))));
  private static final JsonSnapshotCodec CODEC = new JsonSnapshotCodec();

  static ReviewFixture of(CommentMix mix, int size) {
    List<String> comments = mix.of(corpus());
    List<String> areas =
        ReviewAreaCatalog.inForce(new FiscalYear(2026)).areas().stream()
            .map(area -> area.name())
            .toList();
    List<Control> controls =
        IntStream.range(0, size)
            .mapToObj(i -> {
              String comment = mix.told(comments.get(i % comments.size()), i);
              return new Control(
                  "c" + i,
                  areas.get(i % areas.size()) + " : " + (i / areas.size() + 1),
                  "",
                  new Assessment(
                      comment.isEmpty() ? "Not Started" : "Complete", comment, List.of()));
            })
            .toList();
    return new ReviewFixture(new ProjectControls("Pinefield", controls, List.of(), NOON));
  }

  private static List<String> corpus() {
    try (InputStream table =
        Objects.requireNonNull(ReviewFixture.class.getResourceAsStream("comments.tsv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.substring(line.indexOf('\t') + 1).replace("\\n", "\n"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maps, classifies and rolls up every control. */
  ProjectReview review() {
    return switch (ReviewAssembly.assemble(
        PROJECT, controls, LAYERS, UnassessedPolicy.DRAFT, NOON)) {
      case ReviewOutcome.Assembled assembled -> assembled.review();
      case ReviewOutcome.Blocked blocked ->
          throw new IllegalStateException("a draft is never blocked: " + blocked.reasons());
    };
  }

  /** The review's canonical JSON in UTF-8. */
  byte[] json() {
    return CODEC.encode(review());
  }
}

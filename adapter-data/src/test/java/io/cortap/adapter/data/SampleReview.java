package io.cortap.adapter.data;

import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectLayers;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.ReviewAssembly;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One review with something in every section. */
final class SampleReview {
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");

  private SampleReview() {}

  static String setupFile() throws IOException {
    try (InputStream json =
        Objects.requireNonNull(SampleReview.class.getResourceAsStream("setup.json"))) {
      return new String(json.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static ProjectReview review(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("sample.json"), setupFile());
    SetupRecord setup =
        new FileSetupStore(file, new WrittenSetups())
            .find(new ProjectKey(new TenantId("acme"), new ProjectId(33)))
            .orElseThrow()
            .value();
    var controls =
        List.of(
            control("1", "PROCUREMENT : P12", "Deficient: no estimates — “none” on file"),
            control("2", "LEGAL : L1", "Non-Deficient"),
            control("3", "LEGAL : L2", ""),
            control("4", "PARKING : PK1", "ND"));
    var outcome =
        (ReviewOutcome.Assembled)
            ReviewAssembly.assemble(
                new ProjectId(33),
                new ProjectControls("Quillport", controls, List.of(), NOON),
                new ProjectLayers(setup, SetupRecord.EMPTY),
                UnassessedPolicy.DRAFT,
                NOON);
    return outcome.review();
  }

  private static Control control(String id, String name, String comments) {
    return new Control(
        id,
        name,
        "",
        new Assessment("Complete", comments, List.of()),
        "https://app.example.test/controls/" + id);
  }
}

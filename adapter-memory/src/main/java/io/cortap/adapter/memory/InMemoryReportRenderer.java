package io.cortap.adapter.memory;

import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Sha256;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.ReportRenderer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes plain text instead of Word: an area a line, for tests that do not look at documents. */
public final class InMemoryReportRenderer implements ReportRenderer {
  private static final Offer DRAFT =
      new Offer(
          new ReportType("draft_audit_report"),
          "Draft audit report",
          List.of(),
          true,
          new TemplateVersion("draft_audit_report", Sha256.of(new byte[0])),
          Set.of(ReportFormat.DOCX));

  @Override
  public List<Offer> offers() {
    return List.of(DRAFT);
  }

  @Override
  public Rendering render(ReportType type, ProjectReview review) {
    if (!type.equals(DRAFT.type())) {
      throw new IllegalArgumentException("report type " + type + " is not offered");
    }
    String text =
        review.assessments().stream()
            .map(area -> area.area() + ": " + area.finding())
            .collect(Collectors.joining("\n", review.reviewId() + "\n", "\n"));
    return new Rendering.Rendered(
        text.getBytes(StandardCharsets.UTF_8),
        review.reviewId() + ".txt",
        DRAFT.template(),
        List.of());
  }
}

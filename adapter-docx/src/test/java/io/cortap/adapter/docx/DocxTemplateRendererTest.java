package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.TemplateRendererContract;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.CanonicalForm;
import io.cortap.core.template.TemplateSource;
import io.cortap.ports.outbound.TemplateRenderer;
import io.cortap.ports.outbound.TemplateRenderer.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocxTemplateRendererTest extends TemplateRendererContract {
  private final DocxTemplateRenderer renderer =
      new DocxTemplateRenderer(() -> AuditReportTest.RENDERER);

  @Override
  protected TemplateRenderer renderer() {
    return renderer;
  }

  @Override
  protected byte[] template(String text) {
    return SampleTemplate.of(text);
  }

  @Override
  protected String textOf(byte[] document) {
    return WordDocument.read(document).text();
  }

  private Trial.Made made(TemplateSource source, Map<String, @Nullable Object> data) {
    Trial trial = renderer.render(source, data);
    assertThat(trial).isInstanceOf(Trial.Made.class);
    return (Trial.Made) trial;
  }

  @Nested
  class OfAReportType {
    private final TemplateSource letter =
        new TemplateSource.Offered(new ReportType("rir_cover_letter"));

    @Test
    void aCanonicalReviewGivesWhatAJobWouldMake() {
      Map<String, @Nullable Object> review = CanonicalForm.write(SampleReviews.complete().review());

      assertThat(made(letter, review).document())
          .isEqualTo(
              BuiltInDocumentsTest.bytes("rir_cover_letter", SampleReviews.complete().review()));
      assertThat(made(letter, review).missing()).isEmpty();
    }

    @Test
    void whatTheReviewLacksIsToldWithItsNeed() {
      assertThat(made(letter, CanonicalForm.write(SampleReviews.spotless().review())).missing())
          .contains(
              "project.due_date (Body)",
              "project.recipient_address (Address), without which no job would make this report");
    }

    @Test
    void otherDataGetFlatNamesStandInsAndARemark() {
      Trial.Made made =
          made(
              letter,
              Map.of(
                  "project",
                  Map.of("recipient_name", "Care Ride", "review_type", "Special Review"),
                  "metadata",
                  Map.of("fiscal_year", "FY2026"),
                  "contractor",
                  Map.of("contractor_name", "Harrow & Lake"),
                  "regional_officer",
                  Map.of("name", "Ida Crane"),
                  "generated_at",
                  "2026-06-01T12:00:00Z"));

      assertThat(textOf(made.document())).contains("a Special Review of Care Ride");
      assertThat(made.warnings()).first().asString().startsWith("the data are no canonical review");
    }
  }

  @Test
  void faultyReportTypesAreToldInsteadOfThrown() {
    var faulty =
        new DocxTemplateRenderer(() -> {
          throw new FaultyReportTypeException(List.of("letter/manifest.json: is no JSON"));
        });

    assertThat(faulty.render(new TemplateSource.Offered(AuditReportTest.AUDIT_REPORT), Map.of()))
        .isEqualTo(new Trial.Faulty(List.of("letter/manifest.json: is no JSON")));
  }

  @Test
  void aFileMayCallWhatReportTemplatesMayAndReadFlatNames() {
    Map<String, @Nullable Object> data = Map.of("project", Map.of("recipient_name", "NTS"));

    assertThat(
            textOf(
                made(
                        new TemplateSource.File(template("{{ possessive(recipient_name) }} buses")),
                        data)
                    .document()))
        .contains("NTS' buses");
  }
}

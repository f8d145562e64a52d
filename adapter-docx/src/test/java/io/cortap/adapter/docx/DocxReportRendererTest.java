package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.ReportRendererContract;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Sha256;
import io.cortap.core.review.Completeness;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.ReportRenderer.Offer;
import io.cortap.ports.outbound.ReportRenderer.Rendering;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocxReportRendererTest extends ReportRendererContract {
  private static final ReportTypeFiles AUDIT_REPORT = BuiltInTypes.all().get(0);
  private final DocxReportRenderer renderer = AuditReportTest.RENDERER;

  @Override
  protected ReportRenderer renderer() {
    return renderer;
  }

  @Nested
  class Offers {
    @Test
    void theThreeTypesAreOfferedInOrder() {
      assertThat(renderer.offers())
          .extracting(offer -> offer.type().id())
          .containsExactly(
              "draft_audit_report", "recipient_information_request", "rir_cover_letter");
    }

    @Test
    void theAuditReportIsOfferedAsWordDocumentWithItsTemplatesHash() {
      assertThat(renderer.offers())
          .first()
          .satisfies(offer -> {
            assertThat(offer.type()).isEqualTo(AuditReportTest.AUDIT_REPORT);
            assertThat(offer.formats()).containsExactly(ReportFormat.DOCX);
            assertThat(offer.template().sha256()).isEqualTo(Sha256.of(AUDIT_REPORT.template()));
          });
    }

    @Test
    void whatNoReportCanDoWithoutIsDeclaredCritical() {
      Offer offer = renderer.offers().get(0);

      assertThat(
              Completeness.of(offer.fields(), SampleReviews.spotless().review()).missingCritical())
          .isEmpty();
    }
  }

  @Nested
  class Rendered {
    @Test
    void theFileIsNamedAfterProjectAndDay() {
      assertThat(render(SampleReviews.spotless()).fileName())
          .isEqualTo("CORTAP_Draft_Report_Project58_20260601.docx");
    }

    @Test
    void eachTypeNamesItsFilesItsOwnWay() {
      assertThat(
              renderer.offers().stream()
                  .map(offer -> renderer.render(offer.type(), SampleReviews.complete().review()))
                  .map(rendering -> ((Rendering.Rendered) rendering).fileName()))
          .containsExactly(
              "CORTAP_Draft_Report_Project58_20260601.docx",
              "CORTAP_RIR_Package_Project58_20260601.docx",
              "CORTAP_RIR_Letter_Project58_20260601.docx");
    }

    @Test
    void equalReviewsGiveEqualBytes() {
      assertThat(render(SampleReviews.eventful()).document())
          .isEqualTo(render(SampleReviews.eventful()).document());
    }

    @Test
    void aDateThatDoesNotFollowIsWarnedOf() {
      assertThat(render(SampleReviews.spotless().info("comment_deadline", "2026-06-05")).warnings())
          .singleElement()
          .asString()
          .contains("that would be June 8, 2026");
    }

    private Rendering.Rendered render(SampleReviews sample) {
      Rendering rendering = renderer.render(AuditReportTest.AUDIT_REPORT, sample.review());
      assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
      return (Rendering.Rendered) rendering;
    }
  }

  @Test
  void anUnknownTypeIsTheCallersBug() {
    assertThatThrownBy(
            () -> renderer.render(new ReportType("poem"), SampleReviews.spotless().review()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("poem")
        .hasMessageContaining("draft_audit_report");
  }

  @Test
  void aTemplateThatFailsIsAGenerationErrorThatSaysWhereAndWhy() {
    var failing =
        new ReportTypeFiles(
            "draft_audit_report",
            AUDIT_REPORT.manifest(),
            SampleTemplate.of("{{ project.no_such_thing.name }}"));

    Rendering rendering =
        new DocxReportRenderer(new ReportTypes(List.of(failing)))
            .render(AuditReportTest.AUDIT_REPORT, SampleReviews.spotless().review());

    assertThat(rendering)
        .isInstanceOfSatisfying(
            Rendering.Faulty.class,
            faulty -> {
              assertThat(faulty.problem().code()).isEqualTo(FailureCode.GENERATION_ERROR);
              assertThat(faulty.problem().details())
                  .containsEntry("fault", "UNDEFINED")
                  .containsEntry("part", "word/document.xml")
                  .containsEntry("paragraph", 1)
                  .containsEntry("tag", "{{ project.no_such_thing.name }}");
            });
  }

  @Test
  void theFaultsOfAllTypesAreListedAtOnce() {
    var noDocument =
        new ReportTypeFiles(
            "draft_audit_report",
            AUDIT_REPORT.manifest(),
            "no zip".getBytes(StandardCharsets.UTF_8));
    var noManifest =
        new ReportTypeFiles(
            "letter", "[]".getBytes(StandardCharsets.UTF_8), AUDIT_REPORT.template());

    assertThatThrownBy(() -> new ReportTypes(List.of(noDocument, noManifest)))
        .asInstanceOf(InstanceOfAssertFactories.throwable(FaultyReportTypeException.class))
        .extracting(FaultyReportTypeException::faults, InstanceOfAssertFactories.LIST)
        .anySatisfy(fault -> assertThat(fault.toString()).startsWith("draft_audit_report/template"))
        .anySatisfy(fault -> assertThat(fault.toString()).startsWith("letter/manifest.json"));
  }
}

package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LibreOffice;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibreOfficeTest {
  @Test
  void theAuditReportReadsAsItShould(@TempDir Path folder) throws Exception {
    String text = text(SampleReviews.eventful(), folder);

    assertThat(text)
        .containsSubsequence(
            "Table of Contents",
            "Executive Summary",
            "Files held no estimate.",
            "Background and Process of the Review",
            "Description of the Recipient",
            "Results of the Review",
            "Procurement",
            "Cybersecurity",
            "Attendees",
            "Appendices",
            "Completeness Sheet")
        .doesNotContain("{{", "{%")
        .doesNotContainPattern("\\b(None|null)\\b")
        .doesNotContainPattern("\\[[^\\]]*\\]");
  }

  @Test
  void aYoungProjectNowhereSaysNoDeficiencies(@TempDir Path folder) throws Exception {
    String text = text(SampleReviews.young(), folder);

    assertThat(text.toLowerCase(Locale.ROOT))
        .contains("not yet assessed (2 of 2 controls)")
        .doesNotContain("no deficienc");
  }

  @ParameterizedTest
  @CsvSource({
    "draft_audit_report, complete, 12, 25",
    "draft_audit_report, crowded, 14, 40",
    "recipient_information_request, complete, 80, 110",
    "rir_cover_letter, complete, 1, 1",
    "rir_cover_letter, crowded, 1, 1"
  })
  void eachDocumentFillsAsManyPagesAsItShould(
      String type, String sample, int fewest, int most, @TempDir Path folder) throws Exception {
    SampleReviews reviews =
        sample.equals("complete") ? SampleReviews.complete() : SampleReviews.crowded();

    assertThat(
            LibreOffice.pagesOf(
                BuiltInDocumentsTest.bytes(type, reviews.review()), folder, System.getenv()))
        .isBetween(fewest, most);
  }

  private static String text(SampleReviews sample, Path folder) throws Exception {
    return LibreOffice.textOf(AuditReportTest.bytes(sample.review()), folder, System.getenv());
  }
}

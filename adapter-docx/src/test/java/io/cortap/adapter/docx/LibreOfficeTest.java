package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LibreOffice;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static String text(SampleReviews sample, Path folder) throws Exception {
    return LibreOffice.textOf(AuditReportTest.bytes(sample.review()), folder, System.getenv());
  }
}

package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFormatTest {
  @ParameterizedTest
  @CsvSource({
    "PDF,  report_58.docx,  report_58.pdf",
    "DOCX, report_58.docx,  report_58.docx",
    "PDF,  report.v2.docx,  report.v2.pdf",
    "PDF,  report,          report.pdf",
  })
  void aFilesNameEndsWithItsFormat(ReportFormat format, String name, String expected) {
    assertThat(format.nameOf(name)).isEqualTo(expected);
  }
}

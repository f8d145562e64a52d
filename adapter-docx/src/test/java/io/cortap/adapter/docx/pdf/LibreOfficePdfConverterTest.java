package io.cortap.adapter.docx.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.docx.DocxReportRenderer;
import io.cortap.adapter.testkit.ForeignTool;
import io.cortap.adapter.testkit.LibreOffice;
import io.cortap.adapter.testkit.PdfConverterContract;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.report.ReportType;
import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.PdfConverter.Conversion;
import io.cortap.ports.outbound.ReportRenderer.Rendering;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The converter with the office program of the machine. */
final class LibreOfficePdfConverterTest extends PdfConverterContract {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final byte[] DOCUMENT = auditReport();

  private static byte[] auditReport() {
    var type = new ReportType("draft_audit_report");
    return switch (DocxReportRenderer.ofBuiltInTypes().render(type, SampleReviews.review())) {
      case Rendering.Rendered rendered -> rendered.document();
      case Rendering.Faulty faulty -> throw new AssertionError(faulty.problem().toString());
    };
  }

  @Override
  protected PdfConverter converter() {
    return new LibreOfficePdfConverter(
        Optional.of(LibreOffice.program(System.getenv())), 2, InstantSource.system());
  }

  @Override
  protected byte[] document() {
    return DOCUMENT.clone();
  }

  @Test
  void theTableOfContentsHasPageNumbersAndThePagesAreTagged(@TempDir Path folder) throws Exception {
    Path pdf = folder.resolve("report.pdf");
    switch (converter().convert(DOCUMENT, LIMIT)) {
      case Conversion.Converted converted -> Files.write(pdf, converted.pdf());
      case Conversion.Unconvertible unconvertible ->
          throw new AssertionError(unconvertible.reason());
    }

    assertThat(said(folder, "pdftotext", "-layout", pdf.toString(), "-"))
        .containsPattern("Executive Summary\\.{5,} *1\\s");
    assertThat(said(folder, "pdfinfo", pdf.toString())).containsPattern("Tagged: +yes");
  }

  @Test
  void aTextThatIsNoWordDocumentIsNotConverted() {
    byte[] text = "PK is how a package begins, and this is none".getBytes(StandardCharsets.UTF_8);

    assertThat(converter().convert(text, LIMIT)).isInstanceOf(Conversion.Unconvertible.class);
  }

  @Test
  void aPackageThatHoldsNoDocumentIsNotConverted() throws Exception {
    byte[] other = Packages.of("mimetype", "application/epub+zip");

    assertThat(converter().convert(other, LIMIT)).isInstanceOf(Conversion.Unconvertible.class);
  }

  private static String said(Path folder, String program, String... arguments) throws Exception {
    Path output = folder.resolve(program + ".txt");
    var command = new ArrayList<String>();
    command.add(ForeignTool.onPath(program, System.getenv()).toString());
    command.addAll(List.of(arguments));
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(code).isZero();
    return Files.readString(output);
  }
}

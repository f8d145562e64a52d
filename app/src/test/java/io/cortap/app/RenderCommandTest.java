package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code render}, from the files to the exit code. */
final class RenderCommandTest {
  private static final String CONTENT_TYPES =
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      </Types>
      """;
  private static final String RELATIONSHIPS =
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
      </Relationships>
      """;
  private static final String DOCUMENT =
      """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
      <w:p><w:r><w:t>%s</w:t></w:r></w:p><w:sectPr/></w:body></w:document>
      """;

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int render(String template, String data, Map<String, String> environment)
      throws IOException {
    return Main.run(
        environment,
        new PrintWriter(out),
        new PrintWriter(err),
        "render",
        "--template",
        template,
        "--data",
        Files.writeString(folder.resolve("data.json"), data).toString(),
        "-o",
        made().toString());
  }

  private Path made() {
    return folder.resolve("made.docx");
  }

  private Path template(Path file, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part :
          Map.of(
                  "[Content_Types].xml", CONTENT_TYPES,
                  "_rels/.rels", RELATIONSHIPS,
                  "word/document.xml", DOCUMENT.formatted(text))
              .entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes.toByteArray());
  }

  private String text() throws IOException {
    try (var zip = new ZipInputStream(Files.newInputStream(made()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]*>", "");
        }
      }
    }
    throw new AssertionError("the document has no main part");
  }

  @Nested
  class OfAFile {
    @Test
    void anyDataAreRendered() throws IOException {
      Path file = template(folder.resolve("memo.docx"), "Dear {{ who }}: {{ what }}");

      int exit = render(file.toString(), "{\"who\": \"Ida Crane\"}", Map.of());

      assertThat(exit).isEqualTo(Actions.OK);
      assertThat(text()).contains("Dear Ida Crane:");
      assertThat(out.toString()).startsWith("wrote ");
      assertThat(err.toString()).contains("warning: ", "{{ what }}");
    }

    @Test
    void faultsAreToldWithTheirPlacesAndNothingIsWritten() throws IOException {
      Path file = template(folder.resolve("memo.docx"), "{{ who|uper }} {% if who %}");

      int exit = render(file.toString(), "{}", Map.of());

      assertThat(exit).isEqualTo(Actions.USAGE);
      assertThat(err.toString())
          .contains("GENERATION_ERROR", "paragraph 1: {{ who|uper }}", "paragraph 1: {% if who %}");
      assertThat(made()).doesNotExist();
      assertThat(out.toString()).isEmpty();
    }
  }

  @Nested
  class OfAReportType {
    private static final String PROJECT =
        """
        {"project": {"recipient_name": "Care Ride", "review_type": "Special Review"},
         "metadata": {"fiscal_year": "FY2026"}, "contractor": {}, "regional_officer": {},
         "generated_at": "2026-06-01T12:00:00Z"}
        """;

    @Test
    void missingFieldsAreListed() throws IOException {
      int exit = render("rir_cover_letter", PROJECT, Map.of());

      assertThat(exit).isEqualTo(Actions.OK);
      assertThat(text()).contains("a Special Review of Care Ride");
      assertThat(err.toString())
          .contains(
              "missing: project.due_date (Body)",
              "missing: project.recipient_address (Address), without which no job",
              "warning: the data are no canonical review");
    }

    @Test
    void aTypeOfTheTemplateFolderIsFound() throws IOException {
      template(folder.resolve("types/memo/template.docx"), "Dear {{ recipient_name }}");
      Files.writeString(
          folder.resolve("types/memo/manifest.json"),
          "{\"id\": \"memo\", \"title\": \"Memo\", \"file_name\": \"Memo.docx\", \"fields\": []}");

      int exit =
          render("memo", PROJECT, Map.of("TEMPLATE_DIR", folder.resolve("types").toString()));

      assertThat(exit).isEqualTo(Actions.OK);
      assertThat(text()).contains("Dear Care Ride");
    }

    @Test
    void anUnknownOneIsRefusedWithTheKnownOnes() throws IOException {
      assertThat(render("poem", "{}", Map.of())).isEqualTo(Actions.USAGE);
      assertThat(err.toString())
          .contains("INVALID_REPORT_TYPE", "poem", "recipient_information_request");
    }
  }

  @Test
  void dataThatAreNoJsonAreRefused() throws IOException {
    assertThat(render("rir_cover_letter", "{", Map.of())).isEqualTo(Actions.USAGE);
    assertThat(err.toString()).contains("data.json is no JSON (line 1)");
  }
}

package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.DiagnosisOptions;
import io.cortap.template.Edits;
import io.cortap.template.Template;
import io.cortap.template.diagnosis.Diagnosis;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.expression.Functions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The guide's example: a template with three faults, found and mended. */
class CheckATemplateTest {
  private static byte[] template() throws IOException {
    return document(
        paragraph("Review of {{ project.recipient_nme|uper }}")
            + paragraph("{% p if project.draft %}")
            + paragraph("Draft")
            + paragraph("{%p endif %}"));
  }

  /** The smallest Word document with that in its body. */
  static byte[] document(String body) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  + "<Default Extension=\"rels\""
                  + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                  + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
                  + "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(
          ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                  + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/"
                  + "officeDocument/2006/relationships/officeDocument\""
                  + " Target=\"word/document.xml\"/></Relationships>")
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          ("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                  + "<w:body>"
                  + body
                  + "<w:sectPr/></w:body></w:document>")
              .getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  /** What the body of a document holds. */
  static String text(byte[] docx) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException("no document");
  }

  static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  @Test
  void faultsAreFoundAndMendedInRounds() throws IOException {
    Map<String, Object> data =
        Map.of("project", Map.of("recipient_name", "Harbor Light Transit", "draft", true));
    byte[] docx = template();
    // @start region="check_a_template"
    var options = DiagnosisOptions.standard().withData(data);
    Diagnosis diagnosis = Template.diagnose(docx, Functions.standard(), options);
    for (Diagnostic found : diagnosis.diagnostics()) {
      System.out.println(found);
    }
    diagnosis.missing().forEach(System.out::println);

    byte[] mended = Edits.apply(docx, diagnosis.diagnostics()).docx();
    Diagnosis again = Template.diagnose(mended, Functions.standard(), options);
    // @end
    assertThat(diagnosis.errors()).hasSize(2);
    assertThat(diagnosis.missing())
        .extracting(String::valueOf)
        .containsExactly("project.recipient_nme: did you mean project.recipient_name?");
    assertThat(again.errors()).isEmpty();
    byte[] whole = Edits.apply(mended, again.diagnostics()).docx();
    assertThat(List.copyOf(Template.diagnose(whole, Functions.standard(), options).diagnostics()))
        .isEmpty();
  }
}

package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cortap.template.RenderOptions;
import io.cortap.template.Template;
import io.cortap.template.expression.Functions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example on the page is rendered, every listed difference is one that a test holds. */
class TemplateDialectPageTest {
  private static final String PAGE = Checkout.read("docs/reference/template-dialect.md");
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PARAGRAPH =
      Pattern.compile("(<w:tr>|<w:tc>.*?</w:tc>|</w:tr>|<w:p>.*?</w:p>|<w:p/>)", Pattern.DOTALL);

  private static final Map<String, @Nullable Object> DATA = data();

  private static Map<String, @Nullable Object> data() {
    Map<String, @Nullable Object> data = new HashMap<>();
    data.put("name", "harbor light transit");
    data.put("city", "Port Alder");
    data.put("due", "2026-04-02");
    data.put("award", 1_250_000);
    data.put("rate", 0.125);
    data.put("visited", true);
    data.put("empty", null);
    data.put("notes", "first\nsecond\tthird");
    data.put(
        "areas",
        List.of(
            area("Legal", "D", List.of("L1-2", "L3-1")),
            area("Title VI", "ND", List.of()),
            area("Procurement", "D", List.of("P4-1"))));
    return data;
  }

  private static Map<String, Object> area(String title, String finding, List<String> codes) {
    Map<String, Object> area = new java.util.LinkedHashMap<>();
    area.put("codes", codes);
    area.put("finding", finding);
    area.put("title", title);
    return area;
  }

  private static List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(PAGE);
    while (found.find()) {
      if (found.group(1).equals(language)) {
        blocks.add(found.group(2));
      }
    }
    return blocks;
  }

  @Test
  void theDataOnThePageAreThoseOfTheExamples() throws IOException {
    Map<String, @Nullable Object> whole = Map.of("data", DATA);
    String printed = lines(render("¶ {{ data|tojson(1) }}\n", whole)).getFirst().substring(2);
    assertThat(blocks("json")).containsExactly(printed.replace('⏎', '\n') + "\n");
  }

  @TestFactory
  List<DynamicTest> everyLineGivesWhatThePageSays() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String block : blocks("jinja")) {
      for (String line : block.lines().toList()) {
        int arrow = line.lastIndexOf("→ ");
        String template = line.substring(0, arrow).stripTrailing();
        tests.add(
            dynamicTest(
                template,
                () ->
                    assertThat(lines(render("¶ " + template + "\n", DATA)))
                        .containsExactly("¶ " + line.substring(arrow + 2))));
      }
    }
    assertThat(tests).hasSizeGreaterThan(50);
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyTemplateBecomesTheDocumentBehindIt() {
    List<String> templates = blocks("template");
    List<String> documents = blocks("document");
    assertThat(templates).hasSameSizeAs(documents).hasSizeGreaterThan(4);
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < templates.size(); i++) {
      String template = templates.get(i);
      String document = documents.get(i);
      tests.add(
          dynamicTest(
              template.lines().findFirst().orElse(""),
              () ->
                  assertThat(lines(render(template, DATA)))
                      .containsExactlyElementsOf(document.lines().toList())));
    }
    return tests;
  }

  @Test
  void everyIntendedDifferenceIsOnThePageWithItsReason() {
    for (String resource :
        List.of(
            "jinja-differences.json",
            "docxtpl-differences.json",
            "docxtpl-part-differences.json",
            "docxtpl-rich-value-differences.json")) {
      Matcher reason =
          Pattern.compile("\"reason\": \"([^\"]*)\"")
              .matcher(Checkout.read("template/src/test/resources/vectors/" + resource));
      while (reason.find()) {
        assertThat(PAGE).contains("- " + reason.group(1));
      }
    }
  }

  /** Lines that begin with a pilcrow are paragraphs, those that begin with a bar rows. */
  private static byte[] render(String lines, Map<String, ? extends @Nullable Object> data)
      throws IOException {
    StringBuilder body = new StringBuilder();
    boolean inTable = false;
    for (String line : lines.lines().toList()) {
      boolean row = line.startsWith("|");
      body.append(row && !inTable ? "<w:tbl><w:tblPr/>" : !row && inTable ? "</w:tbl>" : "");
      body.append(row ? row(line) : paragraph(line.substring(2)));
      inTable = row;
    }
    return Template.compile(docx(body + (inTable ? "</w:tbl>" : "")), Functions.standard())
        .orThrow()
        .render(data, RenderOptions.standard())
        .document();
  }

  private static String row(String line) {
    StringBuilder row = new StringBuilder("<w:tr>");
    for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
      row.append("<w:tc>").append(paragraph(cell.strip())).append("</w:tc>");
    }
    return row.append("</w:tr>").toString();
  }

  private static String paragraph(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<w:p><w:r><w:t xml:space=\"preserve\">" + escaped + "</w:t></w:r></w:p>";
  }

  private static byte[] docx(String body) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
              + "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
      entry(
          zip,
          "word/document.xml",
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
              + "<w:body>"
              + body
              + "<w:sectPr/></w:body></w:document>");
    }
    return file.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static List<String> lines(byte[] docx) throws IOException {
    String document = "";
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          document = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    Matcher found = PARAGRAPH.matcher(document);
    while (found.find()) {
      String piece = found.group();
      if (piece.equals("<w:tr>")) {
        cells.clear();
      } else if (piece.equals("</w:tr>")) {
        lines.add("|" + String.join("|", cells) + "|");
      } else if (piece.startsWith("<w:tc>")) {
        cells.add(text(piece).isEmpty() ? " " : " " + text(piece) + " ");
      } else {
        lines.add("¶ " + text(piece));
      }
    }
    return lines;
  }

  private static String text(String markup) {
    return markup
        .replace("<w:br/>", "⏎")
        .replace("<w:tab/>", "⇥")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}

package io.cortap.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Word documents with the markup that Word itself writes: revision ids, fonts, cut-up runs. */
final class WordFile {
  private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  private static final String PROLOG =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String FORMAT =
      "<w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/>"
          + "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/></w:rPr>";
  private static final Pattern PARAGRAPH_END = Pattern.compile("</w:p>|<w:p/>");
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

  private WordFile() {}

  /** A file of this body, with the parts that every document has. */
  static byte[] of(String body) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"%1$scontent-types\"><Default Extension=\"rels\" ContentType=\"%2$s\"/>"
                .formatted(PACKAGE, "application/vnd.openxmlformats-package.relationships+xml")
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"%sdocument.main+xml\"/>"
                .formatted(TYPE)
            + "<Override PartName=\"/word/styles.xml\" ContentType=\"%sstyles+xml\"/></Types>"
                .formatted(TYPE));
    parts.put("_rels/.rels", relationships("officeDocument", "word/document.xml"));
    parts.put("word/_rels/document.xml.rels", relationships("styles", "styles.xml"));
    parts.put("word/styles.xml", styles());
    parts.put(
        "word/document.xml",
        "<w:document xmlns:w=\"%s\" xmlns:r=\"%srelationships\"><w:body>%s"
                .formatted(MAIN, OFFICE, body)
            + "<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/></w:sectPr></w:body></w:document>");
    return zipped(parts);
  }

  private static String relationships(String type, String target) {
    return "<Relationships xmlns=\"%1$srelationships\"><Relationship Id=\"rId1\" Type=\"%2$s"
            .formatted(PACKAGE, OFFICE)
        + "relationships/%s\" Target=\"%s\"/></Relationships>".formatted(type, target);
  }

  private static String styles() {
    return "<w:styles xmlns:w=\"%s\">".formatted(MAIN)
        + List.of("Normal", "BodyText", "Heading1", "Heading2", "TableText").stream()
            .map(id ->
                "<w:style w:type=\"paragraph\" w:styleId=\"%1$s\"><w:name w:val=\"%1$s\"/></w:style>"
                    .formatted(id))
            .collect(Collectors.joining())
        + "</w:styles>";
  }

  private static byte[] zipped(Map<String, String> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        var entry = new ZipEntry(part.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write((PROLOG + part.getValue()).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A paragraph of one run. */
  static String paragraph(String style, String text) {
    return opening(style) + run(text) + "</w:p>";
  }

  /** A paragraph whose first tag is cut over three runs, as the spelling check leaves it. */
  static String cutUp(String style, String text) {
    int open = text.indexOf("{{");
    int dot = text.indexOf('.', open);
    if (open < 0 || dot < 0) {
      return paragraph(style, text);
    }
    return opening(style)
        + run(text.substring(0, dot + 1))
        + "<w:proofErr w:type=\"spellStart\"/>"
        + run(text.substring(dot + 1, dot + 3))
        + "<w:proofErr w:type=\"spellEnd\"/>"
        + run(text.substring(dot + 3))
        + "</w:p>";
  }

  private static String opening(String style) {
    return "<w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00A77B3E\" w:rsidP=\"001C2F4B\"><w:pPr>"
        + "<w:pStyle w:val=\"%s\"/><w:spacing w:after=\"120\"/></w:pPr>".formatted(style);
  }

  private static String run(String text) {
    return "<w:r w:rsidRPr=\"00C41B2D\">"
        + FORMAT
        + "<w:t xml:space=\"preserve\">"
        + text.replace("&", "&amp;").replace("<", "&lt;")
        + "</w:t></w:r>";
  }

  static String table(String... rows) {
    return "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"9350\" w:type=\"dxa\"/>"
        + "</w:tblPr><w:tblGrid/>"
        + String.join("", rows)
        + "</w:tbl>";
  }

  static String row(String... cells) {
    var row = new StringBuilder("<w:tr w:rsidR=\"00A77B3E\"><w:trPr><w:cantSplit/></w:trPr>");
    for (String cell : cells) {
      row.append("<w:tc><w:tcPr><w:tcW w:w=\"1870\" w:type=\"dxa\"/></w:tcPr>")
          .append(paragraph("TableText", cell))
          .append("</w:tc>");
    }
    return row.append("</w:tr>").toString();
  }

  /** The content of each part, in the file's order. */
  static Map<String, byte[]> parts(byte[] file) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  /** What the body says, a line a paragraph; empty paragraphs are left out. */
  static List<String> lines(byte[] file) {
    String document =
        new String(
            parts(file).getOrDefault("word/document.xml", new byte[0]), StandardCharsets.UTF_8);
    return PARAGRAPH_END
        .splitAsStream(document)
        .map(paragraph -> MARKUP.matcher(paragraph).replaceAll(""))
        .map(text -> text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\""))
        .map(text -> text.replace("&#39;", "'").replace("&amp;", "&").strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }
}

package io.cortap.template;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A small Word document, made and read in tests. */
public final class Docx {
  private static final String NAMESPACES =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"";
  private static final String PROLOG =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private static final String RELATIONS = "word/_rels/document.xml.rels";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final List<String> unrelated = new ArrayList<>();

  private Docx() {}

  /** A document of this body content; section properties are added. */
  public static Docx ofBody(String... body) {
    Docx docx = new Docx();
    docx.with(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
            + "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
    docx.with(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument"
            + "/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    return docx.with(
        "word/document.xml",
        "<w:document"
            + NAMESPACES
            + "><w:body>"
            + String.join("", body)
            + "<w:sectPr/></w:body></w:document>");
  }

  public Docx with(String part, String markup) {
    return with(part, (PROLOG + markup).getBytes(StandardCharsets.UTF_8));
  }

  public Docx with(String part, byte[] content) {
    parts.put(part, content);
    return this;
  }

  /** With an entry that no relationship leads to. */
  public Docx withUnrelated(String entry, byte[] content) {
    unrelated.add(entry);
    return with(entry, content);
  }

  public Docx withHeader(String content) {
    return with("word/header1.xml", "<w:hdr" + NAMESPACES + ">" + content + "</w:hdr>");
  }

  /** The body's relationships, with one to every part that none leads to. */
  private Map<String, byte[]> related() {
    Map<String, byte[]> related = new LinkedHashMap<>(parts);
    String known =
        parts.keySet().stream()
            .filter(name -> name.endsWith(".rels"))
            .map(name -> new String(parts.get(name), StandardCharsets.UTF_8))
            .collect(java.util.stream.Collectors.joining());
    StringBuilder added = new StringBuilder();
    for (String name : parts.keySet()) {
      String inWord = name.replaceFirst("^word/", "");
      boolean told =
          List.of("\"" + name, "\"/" + name, "\"" + inWord).stream()
              .anyMatch(target -> known.contains(target + "\""));
      if (!told && !unrelated.contains(name) && !name.matches(".*\\.rels|\\[.*")) {
        added.append(
            ("<Relationship Id=\"rIdPart%s\" Type=\"http://schemas.openxmlformats.org"
                    + "/officeDocument/2006/relationships/%s\" Target=\"/%s\"/>")
                .formatted(
                    Integer.toString(added.length()),
                    name.equals("word/settings.xml") ? "settings" : "part",
                    name));
      }
    }
    if (!added.isEmpty()) {
      String empty =
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "</Relationships>";
      byte[] own = parts.getOrDefault(RELATIONS, empty.getBytes(StandardCharsets.UTF_8));
      String end = "</Relationships>";
      String relations = new String(own, StandardCharsets.UTF_8).replace(end, added + end);
      related.put(RELATIONS, relations.getBytes(StandardCharsets.UTF_8));
    }
    return related;
  }

  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : related().entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A paragraph with one run a text. */
  public static String p(String... runs) {
    StringBuilder paragraph = new StringBuilder("<w:p>");
    for (String run : runs) {
      paragraph.append(r(run));
    }
    return paragraph.append("</w:p>").toString();
  }

  public static String r(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  /** A table; every cell's text is a paragraph. */
  public static String table(String[]... rows) {
    StringBuilder table = new StringBuilder("<w:tbl><w:tblPr/><w:tblGrid/>");
    for (String[] row : rows) {
      table.append("<w:tr>");
      for (String cell : row) {
        table.append("<w:tc><w:tcPr/>").append(p(cell)).append("</w:tc>");
      }
      table.append("</w:tr>");
    }
    return table.append("</w:tbl>").toString();
  }

  public static String[] row(String... cells) {
    return cells;
  }

  /** The parts of a file, in its order. */
  public static Map<String, String> read(byte[] file) {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  /** What stands between the body's tags, without the section properties. */
  public static String body(byte[] file) {
    String document = Objects.requireNonNull(read(file).get("word/document.xml"));
    int from = document.indexOf("<w:body>") + 8;
    return document.substring(from, document.lastIndexOf("<w:sectPr/>"));
  }

  /** The body's paragraphs as lines, cells as lines that begin with a bar. */
  public static List<String> lines(byte[] file) {
    List<String> lines = new ArrayList<>();
    String body = body(file);
    for (String paragraph : body.split("</w:p>|<w:p/>", -1)) {
      String text =
          paragraph
              .replace("<w:br/>", "\n")
              .replace("<w:tab/>", "\t")
              .replaceAll(".*<w:p>", "")
              .replaceAll("<[^>]*>", "");
      lines.add(
          text.replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&amp;", "&"));
    }
    lines.removeLast();
    return lines;
  }
}

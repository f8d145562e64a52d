package io.cortap.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A Word file with nothing but paragraphs. */
final class SmallTemplate {
  private static final Map<String, String> PARTS =
      Map.of(
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
          """,
          "_rels/.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
          """,
          "word/document.xml",
          """
          <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>PARAGRAPHS<w:sectPr/></w:body></w:document>
          """);

  private SmallTemplate() {}

  static Path write(Path file, List<String> paragraphs) throws IOException {
    String body =
        paragraphs.stream()
            .map(text -> "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>")
            .collect(Collectors.joining());
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : PARTS.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(
            part.getValue().replace("PARAGRAPHS", body).strip().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return Files.write(file, bytes.toByteArray());
  }

  static String part(Path docx, String name) throws IOException {
    try (var zip = new ZipInputStream(Files.newInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError(docx + " has no part " + name);
  }
}

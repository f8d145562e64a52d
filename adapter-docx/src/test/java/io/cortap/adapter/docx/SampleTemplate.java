package io.cortap.adapter.docx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The smallest template: one paragraph. */
final class SampleTemplate {
  private SampleTemplate() {}

  /** The parts, by name, of a document with this text, which must be fit for XML. */
  static Map<String, String> parts(String text) {
    return Map.of(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
        </Types>
        """,
        "_rels/.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
        </Relationships>
        """,
        "word/document.xml",
        """
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
        <w:p><w:r><w:t>%s</w:t></w:r></w:p><w:sectPr/></w:body></w:document>
        """
            .formatted(text));
  }

  static byte[] of(String text) {
    try {
      return ZippedParts.of(
          parts(text).entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      part -> part.getValue().getBytes(StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

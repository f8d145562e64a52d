package io.cortap.adapter.docx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A template with faults wherever a comment may or may not stand. */
final class FaultyTemplate {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String KIND =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  static final String BODY =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:document xmlns:w="%s" xmlns:r="%s"><w:body>
      <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Memo</w:t></w:r></w:p>
      <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Dear {{ who|uper }}, of {{ where }} &amp; {{ who|uper }}</w:t></w:r></w:p>
      <w:p><w:r><w:t>{{ wh</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>en|lowwer</w:t></w:r><w:r><w:t> }} is the day</w:t></w:r></w:p>
      <w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{ what|titel }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Kept</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>
      <w:p/>
      <w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>
      """
          .formatted(WORD, RELATIONS);

  private FaultyTemplate() {}

  /**
   * Five findings: two equal tags in one run, one over three runs, one in a cell, one in a header.
   */
  static byte[] plain() {
    return zipped(parts(false));
  }

  /** The same with a comment of its author. */
  static byte[] commented() {
    return zipped(parts(true));
  }

  /** The file with another text in this part. */
  static byte[] with(byte[] docx, String part, String text) {
    var texts = new LinkedHashMap<>(DocumentParts.read(docx).texts());
    texts.put(part, text);
    return zipped(texts);
  }

  private static Map<String, String> parts(boolean commented) {
    String body =
        commented ? BODY : BODY.replaceAll("<w:comment[^>]*/>", "").replace("<w:r></w:r>", "");
    var parts = new LinkedHashMap<String, String>();
    parts.put(
        "[Content_Types].xml",
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="%sdocument.main+xml"/><Override PartName="/word/header1.xml" ContentType="%sheader+xml"/>%s</Types>
        """
            .formatted(
                KIND,
                KIND,
                commented
                    ? "<Override PartName=\"/word/comments.xml\" ContentType=\"%scomments+xml\"/>"
                        .formatted(KIND)
                    : ""));
    parts.put(
        "_rels/.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="word/document.xml"/></Relationships>
        """
            .formatted(RELATIONS));
    parts.put("word/document.xml", body);
    parts.put(
        "word/_rels/document.xml.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%s/header" Target="header1.xml"/>%s</Relationships>
        """
            .formatted(
                RELATIONS,
                commented
                    ? "<Relationship Id=\"rId2\" Type=\"%s/comments\" Target=\"comments.xml\"/>"
                        .formatted(RELATIONS)
                    : ""));
    parts.put(
        "word/header1.xml",
        "<w:hdr xmlns:w=\"%s\"><w:p><w:r><w:t>Region {{ region|frist }}</w:t></w:r></w:p></w:hdr>"
            .formatted(WORD));
    if (commented) {
      parts.put(
          "word/comments.xml",
          ("<w:comments xmlns:w=\"%s\"><w:comment w:id=\"7\" w:author=\"Ida Crane\"><w:p><w:r><w:t>"
                  + "Keep this.</w:t></w:r></w:p></w:comment></w:comments>")
              .formatted(WORD));
    }
    return parts;
  }

  private static byte[] zipped(Map<String, String> texts) {
    var bytes = new LinkedHashMap<String, byte[]>();
    texts.forEach((name, text) -> bytes.put(name, text.strip().getBytes(StandardCharsets.UTF_8)));
    try {
      return ZippedParts.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

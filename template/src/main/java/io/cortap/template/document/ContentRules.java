package io.cortap.template.document;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What no part of a template may hold, whether it has tags or is copied as it is. */
final class ContentRules {
  private ContentRules() {}

  /**
   * Why the part is refused, or empty.
   *
   * @throws XmlException when it has fields and is no well-formed XML
   */
  static Optional<String> refusal(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    boolean wide = text.indexOf('\0') >= 0;
    if (wide) {
      text = text.replace("\0", "");
    }
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      return Optional.of("a document type (DTD)");
    }
    if (!text.contains("fldChar") && !text.contains("fldSimple") && !text.contains("nstrText")) {
      return Optional.empty();
    }
    return wide
        ? Optional.of("fields in a part that is not in UTF-8")
        : FieldCodes.refusal(XmlParser.parse(new String(content, StandardCharsets.UTF_8)).root());
  }
}

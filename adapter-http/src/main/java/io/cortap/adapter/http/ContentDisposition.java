package io.cortap.adapter.http;

import java.nio.charset.StandardCharsets;

/** The header that names a file for the browser to save (RFC 6266). */
final class ContentDisposition {
  // RFC 5987, section 3.2.1: attr-char, without letters and digits.
  private static final String ATTR_MARKS = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  /**
   * Both forms of the name: {@code filename} in ASCII, where whatever else becomes {@code _}, and
   * {@code filename*} in full, which every reader of RFC 6266 prefers.
   */
  static String attachment(String fileName) {
    return "attachment; filename=\""
        + ascii(fileName)
        + "\"; filename*=UTF-8''"
        + encoded(fileName);
  }

  private static String ascii(String fileName) {
    return fileName.replaceAll("[^ -~]|[\"\\\\/%]", "_");
  }

  private static String encoded(String fileName) {
    var encoded = new StringBuilder();
    for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
      if (isAttrChar(b)) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format("%%%02X", b));
      }
    }
    return encoded.toString();
  }

  private static boolean isAttrChar(byte b) {
    return b >= '0' && b <= '9'
        || b >= 'A' && b <= 'Z'
        || b >= 'a' && b <= 'z'
        || ATTR_MARKS.indexOf(b) >= 0;
  }
}

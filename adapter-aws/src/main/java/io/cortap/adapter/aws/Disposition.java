package io.cortap.adapter.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** How a browser is told to save a file: {@code Content-Disposition} by RFC 6266 and RFC 8187. */
final class Disposition {
  private static final String PLAIN = "!#$&+-.^_`|~";

  private Disposition() {}

  /** The header for a file of this name, with a plain name for those who know no other. */
  static String of(String fileName) {
    String plain = fileName.replaceAll("[^A-Za-z0-9._ -]", "_");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded(fileName));
  }

  /** The name in ASCII, its UTF-8 percent-encoded. */
  static String encoded(String fileName) {
    var encoded = new StringBuilder();
    for (byte octet : fileName.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }

  static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

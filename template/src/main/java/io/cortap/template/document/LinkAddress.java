package io.cortap.template.document;

import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses of hyperlinks, whose tags Word writes percent-encoded ({@code %7B%7B}). */
final class LinkAddress {
  private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";
  private static final int LONGEST = 2_000;

  private LinkAddress() {}

  /** The address with its tags as their author wrote them; the rest stays encoded. */
  static String withTags(String address) {
    StringBuilder out = new StringBuilder(address.length());
    int at = 0;
    while (at < address.length()) {
      int open = opening(address, at);
      if (open < 0) {
        break;
      }
      int close = closing(address, open);
      out.append(address, at, open).append(decoded(address.substring(open, close)));
      at = close;
    }
    return out.append(address, at, address.length()).toString();
  }

  private static int opening(String address, int from) {
    for (int at = address.indexOf('%', from); at >= 0; at = address.indexOf('%', at + 1)) {
      if (isAt(address, at, "%7b%7b") || isAt(address, at, "%7b%25")) {
        return at;
      }
    }
    return -1;
  }

  private static int closing(String address, int open) {
    String wanted = isAt(address, open, "%7b%7b") ? "%7d%7d" : "%25%7d";
    int at = address.indexOf('%', open + wanted.length());
    while (at >= 0 && !isAt(address, at, wanted)) {
      at = address.indexOf('%', at + 1);
    }
    return at < 0 ? address.length() : at + wanted.length();
  }

  private static boolean isAt(String address, int at, String encoded) {
    return address.regionMatches(true, at, encoded, 0, encoded.length());
  }

  /** Percent-encoded octets as the UTF-8 that they are; anything else stays. */
  private static String decoded(String encoded) {
    byte[] octets = new byte[encoded.length() * 3];
    int size = 0;
    int at = 0;
    while (at < encoded.length()) {
      if (isEncoded(encoded, at)) {
        octets[size++] = (byte) Integer.parseInt(encoded.substring(at + 1, at + 3), 16);
        at += 3;
      } else {
        byte[] plain = encoded.substring(at, at + 1).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(plain, 0, octets, size, plain.length);
        size += plain.length;
        at++;
      }
    }
    return new String(octets, 0, size, StandardCharsets.UTF_8);
  }

  private static boolean isEncoded(String text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == '%'
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  /**
   * An address made from data, with what no address may hold percent-encoded (RFC 3986, 2).
   *
   * @throws ExpressionException when it is none that a report may lead to
   */
  static String checked(String printed) {
    String address = printed.strip();
    String scheme = address.toLowerCase(Locale.ROOT);
    boolean allowed =
        scheme.startsWith("https:") || scheme.startsWith("http:") || scheme.startsWith("mailto:");
    if (!allowed || address.length() > LONGEST) {
      throw new ExpressionException(
          Problem.VALUE,
          "a link leads to an https, http or mailto address of at most %d characters, not to '%s'"
              .formatted(LONGEST, address.substring(0, Math.min(address.length(), 80))));
    }
    return encoded(address);
  }

  /** A part of an address, with what no address may hold percent-encoded (RFC 3986, 2). */
  static String encoded(String address) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < address.length(); at++) {
      char c = address.charAt(at);
      boolean stays =
          c == '%'
              ? isEncoded(address, at)
              : c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
      if (stays) {
        out.append(c);
      } else {
        int end = address.offsetByCodePoints(at, 1);
        for (byte octet : address.substring(at, end).getBytes(StandardCharsets.UTF_8)) {
          out.append("%%%02X".formatted(octet & 0xff));
        }
        at = end - 1;
      }
    }
    return out.toString();
  }
}

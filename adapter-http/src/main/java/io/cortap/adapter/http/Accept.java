package io.cortap.adapter.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept} (RFC 9110, section 12.5.1) as far as one question needs it. */
final class Accept {
  private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*=\\s*([01](?:\\.[0-9]{0,3})?)");

  private Accept() {}

  /**
   * Whether text/html is named and no form of JSON weighs as much. A header that leaves all open,
   * or none at all, is a program's.
   */
  static boolean prefersHtml(@Nullable String header) {
    if (header == null) {
      return false;
    }
    double html = 0;
    double json = 0;
    for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String type = range.split(";", 2)[0].strip();
      if (type.equals("text/html")) {
        html = Math.max(html, weight(range));
      } else if (type.equals(Reply.JSON) || type.equals(Reply.PROBLEM)) {
        json = Math.max(json, weight(range));
      }
    }
    return html > json;
  }

  private static double weight(String range) {
    Matcher weight = WEIGHT.matcher(range);
    return weight.find() ? Double.parseDouble(weight.group(1)) : 1;
  }
}

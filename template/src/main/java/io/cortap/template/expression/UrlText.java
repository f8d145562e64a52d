package io.cortap.template.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Percent encoding (RFC 3986); a slash stays in text, not in keys and values of a query. */
final class UrlText {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private UrlText() {}

  static String encode(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> pairs = new ArrayList<>();
      map.forEach((key, entry) -> pairs.add(query(key) + "=" + query(entry)));
      return String.join("&", pairs);
    }
    if (value instanceof List<?> list) {
      List<String> pairs = new ArrayList<>();
      for (Object pair : list) {
        List<? extends @Nullable Object> parts = Values.items(Values.load(pair));
        if (parts.size() != 2) {
          throw ExpressionException.value("urlencode needs pairs of a key and a value");
        }
        pairs.add(query(parts.get(0)) + "=" + query(parts.get(1)));
      }
      return String.join("&", pairs);
    }
    return encoded(Text.of(value), UNRESERVED + "/");
  }

  private static String query(@Nullable Object plain) {
    return encoded(Text.of(Values.load(plain)), UNRESERVED).replace("%20", "+");
  }

  private static String encoded(String text, String kept) {
    StringBuilder out = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && kept.indexOf(octet) >= 0) {
        out.append((char) octet);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit((octet >> 4) & 15, 16)))
            .append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
      }
    }
    return out.toString();
  }
}

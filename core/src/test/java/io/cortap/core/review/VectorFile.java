package io.cortap.core.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the known answers, so that core's tests need no JSON library either. */
final class VectorFile {
  private final String text;
  private int at;

  private VectorFile(String text) {
    this.text = text;
  }

  /** One known answer. */
  record Known(Map<?, ?> members) {
    /** "" for null and for an absent member. */
    String text(String name) {
      return Objects.toString(members.get(name), "");
    }

    boolean isTrue(String name) {
      return Boolean.TRUE.equals(members.get(name));
    }
  }

  static List<Known> cases(String file) throws IOException {
    try (InputStream json = Objects.requireNonNull(VectorFile.class.getResourceAsStream(file))) {
      var reader = new VectorFile(new String(json.readAllBytes(), StandardCharsets.UTF_8));
      var cases = new ArrayList<Known>();
      for (Object one : (List<?>) Objects.requireNonNull(reader.object().get("cases"))) {
        cases.add(new Known((Map<?, ?>) one));
      }
      return cases;
    }
  }

  private @Nullable Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, @Nullable Object> object() {
    var members = new LinkedHashMap<String, @Nullable Object>();
    expect('{');
    while (peek() != '}') {
      String name = string();
      expect(':');
      members.put(name, value());
      skip(',');
    }
    expect('}');
    return members;
  }

  private List<@Nullable Object> array() {
    var elements = new ArrayList<@Nullable Object>();
    expect('[');
    while (peek() != ']') {
      elements.add(value());
      skip(',');
    }
    expect(']');
    return elements;
  }

  private String string() {
    expect('"');
    var read = new StringBuilder();
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      read.append(c == '\\' ? escaped() : c);
    }
    return read.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    if (c == 'u') {
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
    return c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }

  private @Nullable Object word() {
    int start = at;
    while (Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> Integer.valueOf(word);
    };
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new IllegalStateException("expected " + c + " at " + at);
    }
    at++;
  }

  private void skip(char c) {
    if (peek() == c) {
      at++;
    }
  }
}

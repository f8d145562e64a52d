package io.cortap.core.webhook;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A way of printing JSON. Members keep the map's order; whole numbers only, because two writers
 * seldom agree on the digits of others.
 *
 * @param words how people know it
 * @param separator between members and between elements, without the line break of an indented form
 * @param colon between a member's name and its value
 * @param indent blanks a level, each member on a line of its own; 0 for a single line
 * @param asciiOnly whether every character outside U+0020-U+007E is an escape; otherwise only those
 *     that JSON demands
 * @param escapesSlash whether {@code /} is written {@code \/}
 */
record JsonStyle(
    String words,
    String separator,
    String colon,
    int indent,
    boolean asciiOnly,
    boolean escapesSlash) {
  /** What is sent. */
  static final JsonStyle EXACT =
      new JsonStyle("Python's json.dumps(...)", ", ", ": ", 0, true, false);

  /** What people's languages print when they are asked for JSON. */
  static final List<JsonStyle> KNOWN =
      List.of(
          EXACT,
          new JsonStyle("JavaScript's JSON.stringify or Jackson", ",", ":", 0, false, false),
          new JsonStyle(
              "Python's json.dumps(..., ensure_ascii=False)", ", ", ": ", 0, false, false),
          new JsonStyle(
              "Python's json.dumps(..., separators=(',', ':'))", ",", ":", 0, true, false),
          new JsonStyle("Python's json.dumps(..., indent=2)", ",", ": ", 2, true, false),
          new JsonStyle("JavaScript's JSON.stringify(..., null, 2)", ",", ": ", 2, false, false),
          new JsonStyle("PHP's json_encode", ",", ":", 0, true, true));

  /**
   * The text of one object.
   *
   * @throws IllegalArgumentException for a number that is not whole, or for any value that is not
   *     plain (see {@link io.cortap.core.report.PlainValues})
   */
  String text(Map<String, ? extends @Nullable Object> object) {
    var out = new StringBuilder(512);
    writeObject(object, 0, out);
    return out.toString();
  }

  byte[] bytes(Map<String, ? extends @Nullable Object> object) {
    return text(object).getBytes(StandardCharsets.UTF_8);
  }

  /** The same members sorted by name, all the way down. */
  static Map<String, @Nullable Object> sorted(Map<String, ? extends @Nullable Object> object) {
    var sorted = new TreeMap<String, @Nullable Object>();
    object.forEach((name, value) -> sorted.put(name, sortedValue(value)));
    return sorted;
  }

  @SuppressWarnings("unchecked") // plain values: every map's keys are strings
  private static @Nullable Object sortedValue(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? sorted((Map<String, @Nullable Object>) map) : value;
  }

  private void write(@Nullable Object value, int depth, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case String text -> writeString(text, out);
      case Boolean truth -> out.append(truth.booleanValue());
      case Integer number -> out.append(number.intValue());
      case Long number -> out.append(number.longValue());
      case BigInteger number -> out.append(number);
      case Number number ->
          throw new IllegalArgumentException(
              "only whole numbers have exact bytes, was "
                  + number
                  + " ("
                  + number.getClass().getSimpleName()
                  + "): send it as a string");
      case Map<?, ?> map -> writeObject(map, depth, out);
      case List<?> list -> writeList(list, depth, out);
      default ->
          throw new IllegalArgumentException(
              "JSON has no form for a " + value.getClass().getName());
    }
  }

  private void writeObject(Map<?, ?> map, int depth, StringBuilder out) {
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<?, ?> member = members.next();
      if (!(member.getKey() instanceof String name)) {
        throw new IllegalArgumentException(
            "a member's name is a string, was '" + member.getKey() + "'");
      }
      breakLine(depth + 1, out);
      writeString(name, out);
      out.append(colon);
      write(member.getValue(), depth + 1, out);
      out.append(members.hasNext() ? separator : "");
    }
    close(map.isEmpty(), '}', depth, out);
  }

  private void writeList(List<?> list, int depth, StringBuilder out) {
    out.append('[');
    Iterator<?> elements = list.iterator();
    while (elements.hasNext()) {
      breakLine(depth + 1, out);
      write(elements.next(), depth + 1, out);
      out.append(elements.hasNext() ? separator : "");
    }
    close(list.isEmpty(), ']', depth, out);
  }

  private void close(boolean isEmpty, char bracket, int depth, StringBuilder out) {
    if (!isEmpty) {
      breakLine(depth, out);
    }
    out.append(bracket);
  }

  private void breakLine(int depth, StringBuilder out) {
    if (indent > 0) {
      out.append('\n').repeat(' ', indent * depth);
    }
  }

  private void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      writeCharacter(text.charAt(i), out);
    }
    out.append('"');
  }

  /** An astral character arrives as its two surrogates, which is how escapes are written too. */
  private void writeCharacter(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '/' -> out.append(escapesSlash ? "\\/" : "/");
      default -> {
        if (c >= ' ' && (c <= '~' || !asciiOnly)) {
          out.append(c);
        } else {
          writeEscape(c, out);
        }
      }
    }
  }

  private static void writeEscape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((c >> shift) & 0xf, 16));
    }
  }
}

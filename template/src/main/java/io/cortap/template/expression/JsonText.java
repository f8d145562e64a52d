package io.cortap.template.expression;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON (RFC 8259) in the form of Python's json.dumps, safe inside markup as Jinja2 makes
 * it.
 */
final class JsonText {
  private static final int DEEPEST = 100;

  private final StringBuilder out = new StringBuilder();
  private final String indent;

  private JsonText(String indent) {
    this.indent = indent;
  }

  static String of(Object value, Args args) {
    int columns = Math.clamp(args.whole(0, 0, "tojson's indent"), 0, 16);
    JsonText json = new JsonText(" ".repeat(columns));
    json.write(Values.store(value), 0);
    return json.out.toString();
  }

  private void write(@Nullable Object value, int depth) {
    if (depth > DEEPEST || out.length() > Budget.LONGEST_TEXT) {
      throw new ExpressionException(
          Problem.BUDGET,
          "a value for tojson is too large or nested more than " + DEEPEST + " deep");
    }
    switch (value) {
      case null -> out.append("null");
      case String text -> string(text);
      case Boolean truth -> out.append(truth);
      case Map<?, ?> map -> map(map, depth);
      case List<?> list -> list(list, depth);
      default -> scalar(Values.load(value));
    }
  }

  private void scalar(Object value) {
    if (!Numbers.isNumber(value)) {
      throw ExpressionException.type(Values.kind(value) + " cannot be written as JSON");
    }
    out.append(Text.of(value));
  }

  private void list(List<?> list, int depth) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      separate(i == 0, depth + 1);
      write(list.get(i), depth + 1);
    }
    close(list.isEmpty(), ']', depth);
  }

  private void map(Map<?, ?> map, int depth) {
    out.append('{');
    Iterator<String> keys = map.keySet().stream().map(String::valueOf).sorted().iterator();
    for (boolean first = true; keys.hasNext(); first = false) {
      String key = keys.next();
      separate(first, depth + 1);
      string(key);
      out.append(": ");
      write(map.get(key), depth + 1);
    }
    close(map.isEmpty(), '}', depth);
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(indent.isEmpty() ? ", " : ",");
    }
    if (!indent.isEmpty()) {
      out.append('\n').append(indent.repeat(depth));
    }
  }

  private void close(boolean empty, char bracket, int depth) {
    if (!empty && !indent.isEmpty()) {
      out.append('\n').append(indent.repeat(depth));
    }
    out.append(bracket);
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20 || c > 0x7e || "<>&'".indexOf(c) >= 0) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}

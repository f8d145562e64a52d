package io.cortap.core.webhook;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON exactly as Python's {@code json.dumps} prints it with its defaults: members in the map's
 * order, {@code ", "} and {@code ": "} between them, ASCII only.
 *
 * <p>Riskuity's verifier parses a webhook's body and hashes what {@code json.dumps} makes of it
 * again, so a body in any other form would be refused. Numbers with a fraction are refused here:
 * two writers seldom agree on their digits.
 */
public final class ExactJson {
  private ExactJson() {}

  /**
   * The text of one object.
   *
   * @throws IllegalArgumentException for a number that is not whole, or for any value that is not
   *     plain (see {@link io.cortap.core.report.PlainValues})
   */
  public static String text(Map<String, ? extends @Nullable Object> object) {
    var out = new StringBuilder(512);
    writeObject(object, out);
    return out.toString();
  }

  /** The same text as bytes, one a character. */
  public static byte[] bytes(Map<String, ? extends @Nullable Object> object) {
    return text(object).getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(@Nullable Object value, StringBuilder out) {
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
      case Map<?, ?> map -> writeObject(map, out);
      case List<?> list -> writeList(list, out);
      default ->
          throw new IllegalArgumentException(
              "JSON has no form for a " + value.getClass().getName());
    }
  }

  private static void writeObject(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> member : map.entrySet()) {
      if (!(member.getKey() instanceof String name)) {
        throw new IllegalArgumentException(
            "a member's name is a string, was '" + member.getKey() + "'");
      }
      out.append(separator);
      writeString(name, out);
      out.append(": ");
      write(member.getValue(), out);
      separator = ", ";
    }
    out.append('}');
  }

  private static void writeList(List<?> list, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Object element : list) {
      out.append(separator);
      write(element, out);
      separator = ", ";
    }
    out.append(']');
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      writeCharacter(text.charAt(i), out);
    }
    out.append('"');
  }

  /** An astral character arrives as its two surrogates, which is how Python writes it too. */
  private static void writeCharacter(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c >= ' ' && c <= '~') {
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

package io.cortap.template.expression;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values as text: {@code str} for printing, {@code repr} inside containers. */
final class Text {
  private static final int DEEPEST = 100;

  private Text() {}

  /** What is printed; None and undefined are nothing. */
  static String of(Object value) {
    return switch (value) {
      case String text -> text;
      case Long number -> number.toString();
      case Boolean truth -> truth ? "True" : "False";
      case Double number -> number(number);
      case None none -> "";
      case Undefined undefined -> "";
      case List<?> list -> repr(list);
      case Map<?, ?> map -> repr(map);
      case Opaque opaque -> opaque.text();
      default -> value.toString();
    };
  }

  static String repr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    repr(value, out, 0);
    return out.toString();
  }

  private static void repr(@Nullable Object value, StringBuilder out, int depth) {
    if (depth > DEEPEST || out.length() > Budget.LONGEST_TEXT) {
      throw new ExpressionException(
          Problem.BUDGET, "a printed value is too large or nested more than " + DEEPEST + " deep");
    }
    switch (value) {
      case null -> out.append("None");
      case None none -> out.append("None");
      case Undefined undefined -> out.append("Undefined");
      case String text -> quoted(text, out);
      case Map<?, ?> map -> entries(map, out, depth);
      case List<?> list -> sequence(list, out, depth);
      default -> out.append(of(Values.load(value)));
    }
  }

  private static void sequence(List<?> list, StringBuilder out, int depth) {
    boolean tuple = list instanceof Tuple || list instanceof Group;
    out.append(tuple ? '(' : '[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      repr(list.get(i), out, depth + 1);
    }
    out.append(tuple && list.size() == 1 ? "," : "").append(tuple ? ')' : ']');
  }

  private static void entries(Map<?, ?> map, StringBuilder out, int depth) {
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      repr(entry.getKey(), out, depth + 1);
      out.append(": ");
      repr(entry.getValue(), out, depth + 1);
      out.append(entries.hasNext() ? ", " : "");
    }
    out.append('}');
  }

  private static void quoted(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c == quote) {
            out.append('\\').append(c);
          } else if (c < 0x20 || c == 0x7f) {
            out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append(quote);
  }

  /** Python's shortest form: an exponent only below 1e-4 and from 1e16. */
  static String number(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent < -4 || exponent >= 16) {
      return scientific(exact, exponent);
    }
    String plain = exact.toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static String scientific(BigDecimal exact, int exponent) {
    String digits = exact.unscaledValue().abs().toString();
    String sign = exact.signum() < 0 ? "-" : "";
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String power = String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + power;
  }

  static String requireText(Object value, String use) {
    return switch (value) {
      case String text -> text;
      case Undefined undefined -> "";
      default -> throw ExpressionException.type(use + " needs a text, not " + Values.kind(value));
    };
  }

  static String messageOf(RuntimeException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }
}

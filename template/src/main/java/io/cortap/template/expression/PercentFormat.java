package io.cortap.template.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code '%s of %.1f' % values}. */
final class PercentFormat {
  private final Evaluation evaluation;
  private final String format;
  private final List<? extends @Nullable Object> values;
  private final Object mapping;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;

  private PercentFormat(
      Evaluation evaluation,
      String format,
      List<? extends @Nullable Object> values,
      Object mapping) {
    this.evaluation = evaluation;
    this.format = format;
    this.values = values;
    this.mapping = mapping;
  }

  /** The filter {@code format}. */
  static String format(Evaluation evaluation, String format, Args args) {
    Object mapping =
        args.named().isEmpty() && args.rest().size() == 1 ? args.rest().getFirst() : args.named();
    return new PercentFormat(evaluation, format, args.rest(), mapping).run(args.named().isEmpty());
  }

  /** The operator {@code %} with a text on its left. */
  static String format(Evaluation evaluation, String format, Object right) {
    List<? extends @Nullable Object> values = right instanceof Tuple tuple ? tuple : List.of(right);
    return new PercentFormat(evaluation, format, values, right).run(!(right instanceof Map<?, ?>));
  }

  private String run(boolean allMustBeUsed) {
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c == '%') {
        directive();
      } else {
        out.append(c);
      }
    }
    boolean mapped = mapping instanceof Map<?, ?> && used == 0;
    if (allMustBeUsed && used < values.size() && !mapped) {
      throw ExpressionException.type(
          "the format %s leaves %d of its values unused"
              .formatted(Text.repr(format), values.size() - used));
    }
    return out.toString();
  }

  private void directive() {
    String key = "";
    boolean keyed = peek() == '(';
    if (keyed) {
      int close = format.indexOf(')', at);
      if (close < 0) {
        throw incomplete();
      }
      key = format.substring(at + 1, close);
      at = close + 1;
    }
    NumberSpec spec = new NumberSpec();
    while ("-+ #0".indexOf(peek()) >= 0) {
      spec.flag(format.charAt(at++));
    }
    spec.width = numberOrStar();
    if (spec.width < -1) {
      spec.flag('-');
      spec.width = -spec.width;
    }
    if (peek() == '.') {
      at++;
      spec.precision = Math.max(0, numberOrStar());
    }
    char type = peek();
    at++;
    if (type == '%') {
      out.append('%');
      return;
    }
    evaluation.budget().requireText(Math.max(spec.width, spec.precision));
    Object value = keyed ? keyed(key) : nextValue();
    out.append(spec.padded(converted(type, value, spec), type != 's' && type != 'r'));
    evaluation.budget().requireText(out.length());
  }

  private char peek() {
    if (at >= format.length()) {
      throw incomplete();
    }
    return format.charAt(at);
  }

  /** A star takes the number from the values. */
  private int numberOrStar() {
    if (peek() != '*') {
      return number();
    }
    at++;
    long given = Numbers.toLong(nextValue(), "a format's width");
    evaluation.budget().requireText(Math.abs(given));
    return (int) given;
  }

  private int number() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at - start > 6) {
      throw ExpressionException.value("the width in " + Text.repr(format) + " is too large");
    }
    return at == start ? -1 : Integer.parseInt(format.substring(start, at));
  }

  private Object keyed(String key) {
    if (!(mapping instanceof Map<?, ?> map)) {
      throw ExpressionException.type("the format " + Text.repr(format) + " needs named values");
    }
    Object found = Values.entry(map, key);
    if (found == null) {
      throw ExpressionException.value("the format's values lack '" + key + "'");
    }
    return found;
  }

  private Object nextValue() {
    if (used >= values.size()) {
      throw ExpressionException.type(
          "the format %s needs more than %d values".formatted(Text.repr(format), values.size()));
    }
    return Values.load(values.get(used++));
  }

  private static String converted(char type, Object value, NumberSpec spec) {
    return switch (type) {
      case 's' -> spec.cut(Text.of(value));
      case 'r' -> spec.cut(Text.repr(value));
      case 'd', 'i', 'u' -> spec.whole(value);
      case 'f', 'F' -> spec.fixed(value);
      case 'e', 'E' -> spec.scientific(value, type);
      case 'g', 'G' -> spec.general(value, type);
      case 'x' -> spec.radix(value, 16, "0x");
      case 'X' -> Casing.upper(spec.radix(value, 16, "0x"));
      case 'o' -> spec.radix(value, 8, "0o");
      case 'c' ->
          value instanceof Long code ? Character.toString((int) (long) code) : Text.of(value);
      default -> throw ExpressionException.value("a format knows no '%" + type + "'");
    };
  }

  private ExpressionException incomplete() {
    return ExpressionException.value("the format " + Text.repr(format) + " is incomplete");
  }
}

package io.cortap.template.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Filters over numbers and single values. */
final class ValueFilters {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "default", "default_value boolean", (e, value, args) -> orDefault(value, args)),
          Builtin.of("int", "default base", (e, value, args) -> toInt(value, args)),
          Builtin.of("float", "default", (e, value, args) -> toFloat(value, args)),
          Builtin.of("abs", "", (e, value, args) -> abs(value)),
          Builtin.of("round", "precision method", (e, value, args) -> round(value, args)),
          Builtin.of(
              "attr", "name!", (e, value, args) -> Access.attribute(value, args.text(0, ""), "…")));

  private ValueFilters() {}

  private static Object orDefault(Object value, Args args) {
    boolean missing = value instanceof Undefined || (args.flag(1, false) && !Values.truthy(value));
    return missing ? args.get(0, "") : value;
  }

  private static Object toInt(Object value, Args args) {
    Object fallback = args.get(0, 0L);
    return switch (value) {
      case Double number when Double.isFinite(number) ->
          Values.whole(new BigDecimal(number).toBigInteger());
      case String text -> parsed(text.strip(), (int) args.whole(1, 10, "int's base"), fallback);
      case Undefined undefined -> throw undefined.failure("it cannot be made a number");
      default -> Numbers.isWhole(value) ? Values.whole(Numbers.toBig(value)) : fallback;
    };
  }

  private static Object parsed(String text, int base, Object fallback) {
    if (base < 2 || base > 36) {
      throw ExpressionException.value("int's base must be from 2 to 36, was " + base);
    }
    try {
      String digits = text.replace("_", "");
      String prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "";
      boolean prefixed = !prefix.isEmpty() && Casing.lower(digits).startsWith(prefix);
      if (digits.length() > 4000) {
        return fallback;
      }
      return Values.whole(new BigInteger(prefixed ? digits.substring(2) : digits, base));
    } catch (NumberFormatException noInteger) {
      Object number = parsedFloat(text, fallback);
      return number instanceof Double d && Double.isFinite(d)
          ? Values.whole(new BigDecimal(d).toBigInteger())
          : fallback;
    }
  }

  private static Object toFloat(Object value, Args args) {
    Object fallback = args.get(0, 0.0);
    return switch (value) {
      case String text -> parsedFloat(text.strip(), fallback);
      case Undefined undefined -> throw undefined.failure("it cannot be made a number");
      default -> Numbers.isNumber(value) ? (Object) Numbers.toDouble(value) : fallback;
    };
  }

  private static Object parsedFloat(String text, Object fallback) {
    String lower = Casing.lower(text).replace("_", "");
    boolean javaOnly = lower.endsWith("d") || lower.endsWith("f") || lower.contains("x");
    if (lower.equals("inf") || lower.equals("infinity") || lower.equals("+inf")) {
      return Double.POSITIVE_INFINITY;
    }
    if (lower.equals("-inf") || lower.equals("-infinity")) {
      return Double.NEGATIVE_INFINITY;
    }
    if (lower.equals("nan") || lower.equals("+nan") || lower.equals("-nan")) {
      return Double.NaN;
    }
    if (javaOnly || lower.length() > 400) {
      return fallback;
    }
    try {
      return Double.parseDouble(lower);
    } catch (NumberFormatException noNumber) {
      return fallback;
    }
  }

  private static Object abs(Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure("it has no absolute value");
    }
    if (value instanceof Double number) {
      return Math.abs(number);
    }
    return Values.whole(Numbers.toBig(value).abs());
  }

  /** Half to even, as Python rounds; the result is a float as Jinja2's is. */
  private static Object round(Object value, Args args) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure("it cannot be rounded");
    }
    RoundingMode mode =
        switch (args.text(1, "common")) {
          case "common" -> RoundingMode.HALF_EVEN;
          case "ceil" -> RoundingMode.CEILING;
          case "floor" -> RoundingMode.FLOOR;
          default -> throw ExpressionException.value("round's method is common, ceil or floor");
        };
    int precision = Math.clamp(args.whole(0, 0, "round's precision"), -400, 400);
    double number = Numbers.toDouble(value);
    if (!Double.isFinite(number)) {
      return number;
    }
    if (Numbers.isWhole(value) && mode == RoundingMode.HALF_EVEN) {
      return precision >= 0
          ? value
          : Values.whole(
              new BigDecimal(Numbers.toBig(value)).setScale(precision, mode).toBigInteger());
    }
    // ceil and floor work on the scaled float, common on the exact value, as Python does
    if (mode != RoundingMode.HALF_EVEN) {
      double scale = Math.pow(10, precision);
      double scaled = number * scale;
      return (mode == RoundingMode.CEILING ? Math.ceil(scaled) : Math.floor(scaled)) / scale;
    }
    double rounded = new BigDecimal(number).setScale(precision, mode).doubleValue();
    return Math.copySign(rounded, number);
  }
}

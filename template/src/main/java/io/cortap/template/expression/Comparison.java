package io.cortap.template.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equality, order and membership as Python has them. */
final class Comparison {
  private static final int DEEPEST = 100;

  private Comparison() {}

  static boolean equal(Object a, Object b) {
    return equal(a, b, 0);
  }

  private static boolean equal(Object a, Object b, int depth) {
    requireDepth(depth);
    if (a == b) {
      return true;
    }
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return order(a, b) == 0;
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return sameEntries(x, y, depth);
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return isTuple(a) == isTuple(b) && sameItems(x, y, depth);
    }
    return a instanceof Undefined ? b instanceof Undefined : a.equals(b);
  }

  private static void requireDepth(int depth) {
    if (depth > DEEPEST) {
      throw new ExpressionException(
          Problem.BUDGET, "values nested more than " + DEEPEST + " deep cannot be compared");
    }
  }

  private static boolean isTuple(Object list) {
    return list instanceof Tuple || list instanceof Group;
  }

  private static boolean sameItems(List<?> x, List<?> y, int depth) {
    if (x.size() != y.size()) {
      return false;
    }
    for (int i = 0; i < x.size(); i++) {
      if (!equal(Values.load(x.get(i)), Values.load(y.get(i)), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameEntries(Map<?, ?> x, Map<?, ?> y, int depth) {
    if (x.size() != y.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : x.entrySet()) {
      Object other = Values.entry(y, Values.load(entry.getKey()));
      if (other == null || !equal(Values.load(entry.getValue()), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** Negative, zero or positive; values without an order between them are an error. */
  static int compare(Object a, Object b, String operator) {
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return order(a, b);
    }
    if (a instanceof String x && b instanceof String y) {
      return codePointOrder(x, y);
    }
    if (a instanceof List<?> x && b instanceof List<?> y && isTuple(a) == isTuple(b)) {
      return itemOrder(x, y, operator);
    }
    if (a instanceof Undefined undefined) {
      throw undefined.failure("it cannot be compared by '" + operator + "'");
    }
    if (b instanceof Undefined undefined) {
      throw undefined.failure("it cannot be compared by '" + operator + "'");
    }
    throw ExpressionException.type(
        "'%s' cannot compare %s with %s".formatted(operator, Values.kind(a), Values.kind(b)));
  }

  private static int order(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof Double || b instanceof Double) {
      double x = Numbers.toDouble(a);
      double y = Numbers.toDouble(b);
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        return Double.compare(x, y);
      }
      return exact(a).compareTo(exact(b));
    }
    return Numbers.toBig(a).compareTo(Numbers.toBig(b));
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Double d ? new BigDecimal(d) : new BigDecimal(Numbers.toBig(number));
  }

  static int codePointOrder(String x, String y) {
    int shorter = Math.min(x.length(), y.length());
    for (int i = 0; i < shorter; i++) {
      char a = x.charAt(i);
      char b = y.charAt(i);
      if (a != b) {
        boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
        return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(x.length(), y.length());
  }

  private static int itemOrder(List<?> x, List<?> y, String operator) {
    for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
      Object a = Values.load(x.get(i));
      Object b = Values.load(y.get(i));
      if (!equal(a, b)) {
        return compare(a, b, operator);
      }
    }
    return Integer.compare(x.size(), y.size());
  }

  static boolean contains(Object container, Object value) {
    return switch (container) {
      case String text -> text.contains(requirePart(value));
      case List<?> list -> indexOf(list, value) >= 0;
      case Map<?, ?> map -> Values.hasKey(map, value);
      case Undefined undefined -> false;
      default ->
          throw ExpressionException.type(
              "'in' needs a list, a mapping or a text on its right, not " + Values.kind(container));
    };
  }

  private static String requirePart(Object value) {
    if (value instanceof String part) {
      return part;
    }
    if (value instanceof Undefined undefined) {
      throw undefined.failure("it cannot be looked for in a text");
    }
    throw ExpressionException.type("a text can hold a text only, not " + Values.kind(value));
  }

  static int indexOf(List<?> list, Object value) {
    for (int i = 0; i < list.size(); i++) {
      if (equal(Values.load(list.get(i)), value)) {
        return i;
      }
    }
    return -1;
  }

  /** A key under which equal values meet, for sets of values seen. */
  static Object identity(@Nullable Object plain) {
    Object value = Values.load(plain);
    return switch (value) {
      case Boolean truth -> truth ? 1L : 0L;
      case Double d when d == Math.rint(d) && Math.abs(d) < 9e15 -> (long) (double) d;
      case BigInteger big -> big;
      case List<?> list -> Text.repr(list);
      case Map<?, ?> map -> Text.repr(map);
      default -> value;
    };
  }
}

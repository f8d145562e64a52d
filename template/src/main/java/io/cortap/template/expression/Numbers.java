package io.cortap.template.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's arithmetic: whole numbers without limit of size, floor division, true division. */
final class Numbers {
  private static final int MOST_BITS = 16_384;

  /** So many that rounding them to a double rounds the true quotient. */
  private static final int QUOTIENT_DIGITS = 60;

  private Numbers() {}

  static boolean isNumber(Object value) {
    return isWhole(value) || value instanceof Double;
  }

  /** Booleans count as 0 and 1, as in Python. */
  static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
  }

  static double toDouble(Object value) {
    return switch (value) {
      case Long number -> number.doubleValue();
      case Double number -> number;
      case Boolean truth -> truth ? 1 : 0;
      case BigInteger number -> number.doubleValue();
      default -> throw ExpressionException.type(Values.kind(value) + " is no number");
    };
  }

  static BigInteger toBig(Object value) {
    return switch (value) {
      case Long number -> BigInteger.valueOf(number);
      case BigInteger number -> number;
      case Boolean truth -> truth ? BigInteger.ONE : BigInteger.ZERO;
      default -> throw ExpressionException.type(Values.kind(value) + " is no whole number");
    };
  }

  static long toLong(Object value, String use) {
    return switch (value) {
      case Long number -> number;
      case Boolean truth -> truth ? 1 : 0;
      case BigInteger number ->
          throw ExpressionException.value(use + " cannot be as large as " + number);
      default ->
          throw ExpressionException.type(
              use + " must be a whole number, not " + Values.kind(value));
    };
  }

  static Object add(Evaluation evaluation, Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long sum = x + y;
      return ((x ^ sum) & (y ^ sum)) < 0 ? (Object) toBig(a).add(toBig(b)) : sum;
    }
    if (a instanceof String x && b instanceof String y) {
      evaluation.budget().requireText((long) x.length() + y.length());
      return x.concat(y);
    }
    if (a instanceof List<?> x
        && b instanceof List<?> y
        && a instanceof Tuple == b instanceof Tuple) {
      evaluation.budget().requireList((long) x.size() + y.size());
      List<@Nullable Object> joined = new ArrayList<>(x);
      joined.addAll(y);
      return a instanceof Tuple ? new Tuple(joined) : joined;
    }
    requireNumbers(a, "+", b);
    return bothWhole(a, b)
        ? Values.whole(toBig(a).add(toBig(b)))
        : (Object) (toDouble(a) + toDouble(b));
  }

  static Object subtract(Object a, Object b) {
    requireNumbers(a, "-", b);
    return bothWhole(a, b)
        ? Values.whole(toBig(a).subtract(toBig(b)))
        : (Object) (toDouble(a) - toDouble(b));
  }

  static Object multiply(Evaluation evaluation, Object a, Object b) {
    if (isWhole(a) && (b instanceof String || b instanceof List<?>)) {
      return repeated(evaluation, b, toLong(a, "a number of repetitions"));
    }
    if (isWhole(b) && (a instanceof String || a instanceof List<?>)) {
      return repeated(evaluation, a, toLong(b, "a number of repetitions"));
    }
    requireNumbers(a, "*", b);
    return bothWhole(a, b)
        ? limited(toBig(a).multiply(toBig(b)))
        : (Object) (toDouble(a) * toDouble(b));
  }

  private static Object repeated(Evaluation evaluation, Object value, long times) {
    long count = Math.max(0, times);
    if (value instanceof String text) {
      evaluation
          .budget()
          .requireText(
              Math.multiplyHigh(text.length(), count) != 0
                  ? Long.MAX_VALUE
                  : text.length() * count);
      return text.isEmpty() ? "" : text.repeat((int) count);
    }
    List<?> list = (List<?>) value;
    evaluation
        .budget()
        .requireList(
            Math.multiplyHigh(list.size(), count) != 0 ? Long.MAX_VALUE : list.size() * count);
    List<@Nullable Object> repeated = new ArrayList<>();
    for (long i = 0; i < count && !list.isEmpty(); i++) {
      repeated.addAll(list);
    }
    return value instanceof Tuple ? new Tuple(repeated) : repeated;
  }

  static Object divide(Object a, Object b) {
    requireNumbers(a, "/", b);
    requireNonZero(a, b);
    if (bothWhole(a, b) && !(isExact(a) && isExact(b))) {
      return new BigDecimal(toBig(a))
          .divide(new BigDecimal(toBig(b)), new MathContext(QUOTIENT_DIGITS))
          .doubleValue();
    }
    return toDouble(a) / toDouble(b);
  }

  static Object floorDivide(Object a, Object b) {
    requireNumbers(a, "//", b);
    requireNonZero(a, b);
    if (!bothWhole(a, b)) {
      return floorDivide(toDouble(a), toDouble(b));
    }
    BigInteger[] parts = toBig(a).divideAndRemainder(toBig(b));
    boolean down = parts[1].signum() != 0 && parts[1].signum() != toBig(b).signum();
    return Values.whole(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  /** As Python's divmod: the quotient that belongs to the remainder, which is exact. */
  private static double floorDivide(double a, double b) {
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && rest < 0 != b < 0) {
      quotient -= 1;
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : quotient == 0 ? Math.copySign(0.0, a / b) : floor;
  }

  /** Whether a double holds the whole number as it is. */
  private static boolean isExact(Object whole) {
    return toBig(whole).bitLength() <= 53;
  }

  static Object modulo(Object a, Object b) {
    requireNumbers(a, "%", b);
    requireNonZero(a, b);
    if (!bothWhole(a, b)) {
      double divisor = toDouble(b);
      double rest = toDouble(a) % divisor;
      if (rest == 0) {
        return Math.copySign(0.0, divisor);
      }
      return rest < 0 != divisor < 0 ? rest + divisor : rest;
    }
    BigInteger divisor = toBig(b);
    BigInteger rest = toBig(a).remainder(divisor);
    boolean shift = rest.signum() != 0 && rest.signum() != divisor.signum();
    return Values.whole(shift ? rest.add(divisor) : rest);
  }

  static Object power(Object a, Object b) {
    requireNumbers(a, "**", b);
    if (bothWhole(a, b) && toBig(b).signum() >= 0) {
      BigInteger base = toBig(a);
      BigInteger exponent = toBig(b);
      boolean trivial = base.bitLength() <= 1 && base.abs().compareTo(BigInteger.ONE) <= 0;
      if (!trivial
          && BigInteger.valueOf(Math.max(1, base.bitLength())).multiply(exponent).bitLength()
              > 14) {
        throw new ExpressionException(
            Problem.BUDGET, "the power " + a + " ** " + b + " is too large a number");
      }
      int times = trivial ? exponent.min(BigInteger.TWO).intValue() + 0 : exponent.intValueExact();
      if (trivial && base.signum() < 0) {
        return exponent.testBit(0) ? -1L : 1L;
      }
      return Values.whole(base.pow(times));
    }
    double result = Math.pow(toDouble(a), toDouble(b));
    if (Double.isNaN(result) || (toDouble(a) == 0 && toDouble(b) < 0)) {
      throw ExpressionException.value(Text.of(a) + " ** " + Text.of(b) + " is no real number");
    }
    return result;
  }

  static Object negate(Object a) {
    if (!isNumber(a)) {
      throw unary("-", a);
    }
    return a instanceof Double number ? (Object) (-number) : Values.whole(toBig(a).negate());
  }

  static Object plus(Object a) {
    if (!isNumber(a)) {
      throw unary("+", a);
    }
    return a instanceof Boolean ? Values.whole(toBig(a)) : a;
  }

  private static Object limited(BigInteger number) {
    if (number.bitLength() > MOST_BITS) {
      throw new ExpressionException(
          Problem.BUDGET, "a number of more than " + MOST_BITS + " bits is too large");
    }
    return Values.whole(number);
  }

  private static boolean bothWhole(Object a, Object b) {
    return isWhole(a) && isWhole(b);
  }

  private static void requireNumbers(Object a, String operator, Object b) {
    if (a instanceof Undefined undefined) {
      throw undefined.failure("'" + operator + "' cannot be applied to it");
    }
    if (b instanceof Undefined undefined) {
      throw undefined.failure("'" + operator + "' cannot be applied to it");
    }
    if (!isNumber(a) || !isNumber(b)) {
      String advice =
          operator.equals("+") && (a instanceof String || b instanceof String)
              ? "; join texts with '~'"
              : "";
      throw ExpressionException.type(
          "'%s' cannot be applied to %s and %s%s"
              .formatted(operator, Values.kind(a), Values.kind(b), advice));
    }
  }

  private static void requireNonZero(Object a, Object b) {
    if (toDouble(b) == 0) {
      throw ExpressionException.value(Text.of(a) + " cannot be divided by zero");
    }
  }

  private static ExpressionException unary(String operator, Object a) {
    return a instanceof Undefined undefined
        ? undefined.failure("'" + operator + "' cannot be applied to it")
        : ExpressionException.type(
            "'%s' cannot be applied to %s".formatted(operator, Values.kind(a)));
  }
}

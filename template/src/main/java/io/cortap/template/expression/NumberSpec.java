package io.cortap.template.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** How one number or text of a format is written: sign, width, precision, grouping. Used once. */
final class NumberSpec {
  char fill = ' ';
  char align = '\0';
  char sign = '-';
  char grouping = '\0';
  boolean alternate;
  boolean zeros;
  int width = -1;
  int precision = -1;

  void flag(char flag) {
    switch (flag) {
      case '-' -> align = '<';
      case '+' -> sign = '+';
      case ' ' -> sign = sign == '+' ? '+' : ' ';
      case '#' -> alternate = true;
      default -> zeros = true;
    }
  }

  String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return precision >= 0 && precision < length ? Access.part(text, 0, precision) : text;
  }

  String whole(Object value) {
    BigInteger number =
        value instanceof Double d && Double.isFinite(d)
            ? new BigDecimal(d).toBigInteger()
            : requireNumber(value).toBigInteger();
    return signed(number.signum() < 0, grouped(number.abs().toString()));
  }

  String radix(Object value, int radix, String prefix) {
    BigInteger number = Numbers.toBig(value);
    return signed(number.signum() < 0, (alternate ? prefix : "") + number.abs().toString(radix));
  }

  String fixed(Object value) {
    if (value instanceof Double d && !Double.isFinite(d)) {
      return signed(d < 0, Text.number(Math.abs(d)));
    }
    BigDecimal rounded =
        requireNumber(value).setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN);
    boolean negative = rounded.signum() < 0 || isNegative(value);
    String digits = rounded.abs().toPlainString();
    int dot = digits.indexOf('.');
    return signed(
        negative,
        dot < 0 ? grouped(digits) : grouped(digits.substring(0, dot)) + digits.substring(dot));
  }

  private static boolean isNegative(Object value) {
    return value instanceof Double d && (d < 0 || 1 / d < 0);
  }

  String scientific(Object value, char type) {
    BigDecimal number = requireNumber(value);
    int digits = precision < 0 ? 6 : precision;
    String written;
    if (number.signum() == 0) {
      written = (digits == 0 ? "0" : "0." + "0".repeat(digits)) + "e+00";
    } else {
      BigDecimal rounded =
          number.abs().round(new java.math.MathContext(digits + 1, RoundingMode.HALF_EVEN));
      int exponent = rounded.precision() - rounded.scale() - 1;
      String mantissa =
          rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
      written =
          mantissa
              + "e"
              + (exponent < 0 ? "-" : "+")
              + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }
    return signed(
        isNegative(value) || number.signum() < 0, type == 'E' ? Casing.upper(written) : written);
  }

  String general(Object value, char type) {
    int digits = precision < 0 ? 6 : Math.max(1, precision);
    BigDecimal number = requireNumber(value);
    if (number.signum() == 0) {
      return signed(isNegative(value), "0");
    }
    BigDecimal rounded =
        number
            .abs()
            .round(new java.math.MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < digits) {
      String plain = rounded.toPlainString();
      int dot = plain.indexOf('.');
      return signed(
          number.signum() < 0,
          dot < 0 ? grouped(plain) : grouped(plain.substring(0, dot)) + plain.substring(dot));
    }
    precision = rounded.precision() - 1;
    return scientific(value, type == 'G' ? 'E' : 'e');
  }

  private static BigDecimal requireNumber(Object value) {
    return switch (value) {
      case Double d when Double.isFinite(d) -> new BigDecimal(d);
      case Undefined undefined -> throw undefined.failure("it cannot be formatted as a number");
      default -> {
        if (!Numbers.isWhole(value)) {
          throw ExpressionException.type(Values.kind(value) + " cannot be formatted as a number");
        }
        yield new BigDecimal(Numbers.toBig(value));
      }
    };
  }

  private String signed(boolean negative, String digits) {
    return (negative ? "-" : sign == '-' ? "" : Character.toString(sign)) + digits;
  }

  private String grouped(String digits) {
    if (grouping == '\0') {
      return digits;
    }
    StringBuilder out = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      out.insert(i, grouping);
    }
    return out.toString();
  }

  String padded(String text, boolean number) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    char side = align != '\0' ? align : number && zeros ? '=' : '>';
    char filler = zeros && (side == '=' || number) && align != '<' ? '0' : fill;
    return switch (side) {
      case '<' -> text + Character.toString(filler).repeat(missing);
      case '^' ->
          Character.toString(filler).repeat(missing / 2)
              + text
              + Character.toString(filler).repeat(missing - missing / 2);
      case '=' -> {
        boolean signed = !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0;
        String zeroes = Character.toString(filler).repeat(missing);
        yield signed ? text.charAt(0) + zeroes + text.substring(1) : zeroes + text;
      }
      default -> Character.toString(filler).repeat(missing) + text;
    };
  }
}

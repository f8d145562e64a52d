package io.cortap.template.expression;

import static io.cortap.template.expression.None.NONE;

import io.cortap.template.expression.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts an expression into tokens. */
final class Lexer {
  private static final List<String> OPERATORS =
      List.of(
          "//", "**", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "=", ".", ",",
          ":", "|", "(", ")", "[", "]", "{", "}", ";");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String source) {
    this.source = source;
  }

  static List<Token> tokens(String source) {
    Lexer lexer = new Lexer(source);
    while (lexer.next()) {
      // every call adds one token
    }
    return lexer.tokens;
  }

  private boolean next() {
    while (at < source.length() && isBlank(source.charAt(at))) {
      at++;
    }
    if (at == source.length()) {
      tokens.add(new Token(Kind.END, "", NONE, at));
      return false;
    }
    char c = source.charAt(at);
    if (c == '\'' || c == '"') {
      string(c);
    } else if (isDigit(c)) {
      number();
    } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
      name();
    } else {
      operator();
    }
    return true;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void name() {
    int start = at;
    while (at < source.length() && Character.isUnicodeIdentifierPart(source.charAt(at))) {
      at++;
    }
    tokens.add(new Token(Kind.NAME, source.substring(start, at), NONE, start));
  }

  private void operator() {
    for (String operator : OPERATORS) {
      if (source.startsWith(operator, at)) {
        tokens.add(new Token(Kind.OPERATOR, operator, NONE, at));
        at += operator.length();
        return;
      }
    }
    String wrong = source.substring(at, source.offsetByCodePoints(at, 1));
    throw new ExpressionException(
        Problem.SYNTAX, "'%s' means nothing in an expression".formatted(wrong), replacement(wrong));
  }

  private Correction replacement(String wrong) {
    return switch (wrong) {
      case "&" -> Correction.at(at, source.startsWith("&&", at) ? "&&" : "&", "and");
      case "!" -> Correction.at(at, "!", "not ");
      case "–", "—", "−" -> Correction.at(at, wrong, "-");
      default -> Correction.NONE;
    };
  }

  private void number() {
    int start = at;
    if (source.charAt(at) == '0' && at + 1 < source.length() && radix(source.charAt(at + 1)) > 0) {
      prefixed(start);
      return;
    }
    digits();
    boolean afterDot = start > 0 && source.charAt(start - 1) == '.';
    boolean whole = true;
    if (!afterDot && charAt(at) == '.' && isDigit(charAt(at + 1))) {
      at++;
      digits();
      whole = false;
    }
    if (!afterDot && exponent()) {
      whole = false;
    }
    String text = source.substring(start, at).replace("_", "");
    Object value = whole ? Values.whole(new BigInteger(text)) : (Object) Double.parseDouble(text);
    tokens.add(new Token(Kind.NUMBER, source.substring(start, at), value, start));
  }

  private boolean exponent() {
    int from = at;
    if (charAt(from) != 'e' && charAt(from) != 'E') {
      return false;
    }
    from += charAt(from + 1) == '+' || charAt(from + 1) == '-' ? 2 : 1;
    if (!isDigit(charAt(from))) {
      return false;
    }
    at = from;
    digits();
    return true;
  }

  private void prefixed(int start) {
    int radix = radix(source.charAt(start + 1));
    at = start + 2;
    while (at < source.length()
        && (Character.digit(source.charAt(at), radix) >= 0 || source.charAt(at) == '_')) {
      at++;
    }
    String digits = source.substring(start + 2, at).replace("_", "");
    if (digits.isEmpty()) {
      throw new ExpressionException(
          Problem.SYNTAX, "'%s' is no number".formatted(source.substring(start, at)));
    }
    tokens.add(
        new Token(
            Kind.NUMBER,
            source.substring(start, at),
            Values.whole(new BigInteger(digits, radix)),
            start));
  }

  private static int radix(char c) {
    return switch (c) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private void digits() {
    while (isDigit(charAt(at)) || (charAt(at) == '_' && isDigit(charAt(at + 1)))) {
      at++;
    }
  }

  private char charAt(int index) {
    return index < source.length() ? source.charAt(index) : '\0';
  }

  private void string(char quote) {
    int start = at;
    StringBuilder content = new StringBuilder();
    at++;
    while (at < source.length() && source.charAt(at) != quote) {
      if (source.charAt(at) == '\\' && at + 1 < source.length()) {
        escape(content);
      } else {
        content.append(source.charAt(at++));
      }
    }
    if (at == source.length()) {
      String open = source.substring(start).stripTrailing();
      throw new ExpressionException(
          Problem.UNCLOSED_QUOTE,
          "the quote %s before '%s' is never closed".formatted(quote, content),
          Correction.at(start, open, open + quote));
    }
    at++;
    tokens.add(new Token(Kind.STRING, content.toString(), content.toString(), start));
  }

  private void escape(StringBuilder content) {
    char c = source.charAt(at + 1);
    at += 2;
    switch (c) {
      case 'n' -> content.append('\n');
      case 't' -> content.append('\t');
      case 'r' -> content.append('\r');
      case 'a' -> content.append('\u0007');
      case 'b' -> content.append('\b');
      case 'f' -> content.append('\f');
      case 'v' -> content.append('\u000b');
      case '\\', '\'', '"' -> content.append(c);
      case 'x' -> unicode(content, 2);
      case 'u' -> unicode(content, 4);
      case 'U' -> unicode(content, 8);
      default -> content.append('\\').append(c);
    }
  }

  private void unicode(StringBuilder content, int digits) {
    int end = Math.min(source.length(), at + digits);
    try {
      int codePoint = Integer.parseInt(source.substring(at, end).toLowerCase(Locale.ROOT), 16);
      content.appendCodePoint(codePoint);
      at = end;
    } catch (IllegalArgumentException notHexadecimal) {
      throw new ExpressionException(
          Problem.SYNTAX,
          "the escape \\%s is not followed by %d hexadecimal digits"
              .formatted(source.charAt(at - 1), digits));
    }
  }
}

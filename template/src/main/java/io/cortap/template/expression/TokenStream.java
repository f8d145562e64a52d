package io.cortap.template.expression;

import io.cortap.template.expression.Token.Kind;
import java.util.List;
import java.util.Set;

/** The tokens of one expression and how far they are read. */
final class TokenStream {
  private static final Set<String> NOT_OPERANDS =
      Set.of("else", "or", "and", "if", "is", "not", "in", "recursive");

  private final List<Token> tokens;
  private int at;

  TokenStream(String source) {
    this.tokens = Lexer.tokens(source);
  }

  Token current() {
    return tokens.get(at);
  }

  Token next() {
    Token token = current();
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  private Token ahead() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  boolean atEnd() {
    return current().kind() == Kind.END;
  }

  boolean skip(String operator) {
    boolean there = current().is(operator);
    at += there ? 1 : 0;
    return there;
  }

  boolean skipName(String name) {
    boolean there = current().isName(name);
    at += there ? 1 : 0;
    return there;
  }

  void expect(String operator) {
    if (!skip(operator)) {
      throw fault("'%s' expected before %s".formatted(operator, current().described()));
    }
  }

  void expectKeyword(String name) {
    if (!skipName(name)) {
      throw fault("'%s' expected before %s".formatted(name, current().described()));
    }
  }

  String expectName(String what) {
    if (current().kind() != Kind.NAME) {
      throw fault("%s expected before %s".formatted(what, current().described()));
    }
    return next().text();
  }

  void expectEnd() {
    if (!atEnd()) {
      throw unexpected(current());
    }
  }

  /** The next comparison operator, read; empty when there is none. */
  String comparison(List<String> operators) {
    if (current().kind() == Kind.OPERATOR && operators.contains(current().text())) {
      return next().text();
    }
    if (skipName("in")) {
      return "in";
    }
    if (current().isName("not") && ahead().isName("in")) {
      at += 2;
      return "not in";
    }
    return "";
  }

  /** The name of a keyword argument, read with its equals sign; empty when none follows. */
  String keyword() {
    if (current().kind() != Kind.NAME || !ahead().is("=")) {
      return "";
    }
    String name = current().text();
    at += 2;
    return name;
  }

  String adjacentStrings(String first) {
    StringBuilder joined = new StringBuilder(first);
    while (current().kind() == Kind.STRING) {
      joined.append(next().text());
    }
    return joined.toString();
  }

  /** Whether an argument without parentheses follows a test's name. */
  boolean startsOperand() {
    return switch (current().kind()) {
      case NAME -> !NOT_OPERANDS.contains(current().text());
      case STRING, NUMBER -> true;
      case OPERATOR -> current().is("[") || current().is("{");
      case END -> false;
    };
  }

  ExpressionException fault(String message) {
    return new ExpressionException(Problem.SYNTAX, message);
  }

  ExpressionException unexpected(Token token) {
    if (token.is("=")) {
      return new ExpressionException(
          Problem.SYNTAX,
          "'=' assigns and has no place here; '==' compares",
          Correction.at(token.at(), "=", "=="));
    }
    if (token.kind() == Kind.NAME || token.kind() == Kind.STRING || token.kind() == Kind.NUMBER) {
      return fault(
          "%s follows where an operator or the end was expected".formatted(token.described()));
    }
    return fault(
        token.kind() == Kind.END
            ? "a value is missing before the end of the tag"
            : token.described() + " has no place here");
  }
}

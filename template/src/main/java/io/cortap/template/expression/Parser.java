package io.cortap.template.expression;

import io.cortap.template.expression.Calls.Written;
import io.cortap.template.expression.Nodes.Constant;
import io.cortap.template.expression.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads expressions, in Jinja2's grammar and precedence, into compiled trees. One source, one
 * thread.
 *
 * <p>Faults are {@link ExpressionException}s.
 */
public final class Parser {
  private static final int DEEPEST = 120;
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final TokenStream tokens;
  private final Functions functions;
  private final Scopes scopes;
  private int depth;

  public Parser(String source, Functions functions, Scopes scopes) {
    this.tokens = new TokenStream(source);
    this.functions = functions;
    this.scopes = scopes;
  }

  /** One expression. */
  public Expression expression() {
    return deeper(this::conditional);
  }

  /** An expression, or a tuple where commas follow. */
  public Expression tupleOrExpression(boolean conditionals) {
    List<Expression> items = new ArrayList<>();
    items.add(conditionals ? expression() : deeper(this::or));
    boolean tuple = false;
    while (tokens.skip(",")) {
      tuple = true;
      if (tokens.atEnd() || tokens.current().is(")") || tokens.current().is("=")) {
        break;
      }
      items.add(conditionals ? expression() : deeper(this::or));
    }
    return tuple ? new Nodes.ListDisplay(items, true) : items.getFirst();
  }

  /** As {@link #tupleOrExpression}, with names as they are outside the innermost scope. */
  public Expression outside(boolean conditionals) {
    return scopes.outside(() -> tupleOrExpression(conditionals));
  }

  /** As {@link #outside}, one expression up to a comma. */
  public Expression outsideOne() {
    return scopes.outside(this::expression);
  }

  /** The slot's value. */
  public static Expression ofSlot(int slot) {
    return new Nodes.LocalName("the block's text", new int[] {slot});
  }

  /** The filters of a block: {@code {% set x | upper %}}. */
  public Expression filtersOver(Expression content) {
    Expression filtered = content;
    while (tokens.skip("|")) {
      filtered = filter(filtered);
    }
    return filtered;
  }

  /** What a {@code for}, {@code set} or {@code with} assigns to; its names are declared here. */
  public Target target() {
    return new TargetParser(tokens, scopes).target();
  }

  public boolean skipName(String name) {
    return tokens.skipName(name);
  }

  public boolean skip(String operator) {
    return tokens.skip(operator);
  }

  public void expectName(String name) {
    tokens.expectKeyword(name);
  }

  public void expect(String operator) {
    tokens.expect(operator);
  }

  /** The next word without moving on; empty when it is no name. */
  public String word() {
    return tokens.current().kind() == Kind.NAME ? tokens.current().text() : "";
  }

  public boolean atEnd() {
    return tokens.atEnd();
  }

  public void expectEnd() {
    tokens.expectEnd();
  }

  private Expression deeper(java.util.function.Supplier<Expression> rule) {
    if (++depth > DEEPEST) {
      throw new ExpressionException(
          Problem.BUDGET, "the expression is nested more than " + DEEPEST + " deep");
    }
    Expression read = rule.get();
    depth--;
    return read;
  }

  private Expression conditional() {
    Expression value = or();
    while (tokens.skipName("if")) {
      Expression condition = or();
      Expression otherwise =
          tokens.skipName("else")
              ? expression()
              : new Constant(new Undefined("the missing else", "", Map.of()));
      value = new Operators.Conditional(condition, value, otherwise);
    }
    return value;
  }

  private Expression or() {
    Expression left = and();
    while (tokens.skipName("or")) {
      left = new Operators.Or(left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = not();
    while (tokens.skipName("and")) {
      left = new Operators.And(left, not());
    }
    return left;
  }

  private Expression not() {
    return tokens.skipName("not") ? new Operators.Not(deeper(this::not)) : comparison();
  }

  private Expression comparison() {
    Expression first = sum();
    List<Operators.Link> links = new ArrayList<>();
    for (String operator = tokens.comparison(COMPARISONS);
        !operator.isEmpty();
        operator = tokens.comparison(COMPARISONS)) {
      links.add(new Operators.Link(operator, sum()));
    }
    return links.isEmpty() ? first : new Operators.Comparisons(first, links);
  }

  private Expression sum() {
    Expression left = concatenation();
    while (tokens.current().is("+") || tokens.current().is("-")) {
      left = new Operators.Arithmetic(left, tokens.next().text(), concatenation());
    }
    return left;
  }

  private Expression concatenation() {
    List<Expression> parts = new ArrayList<>(List.of(product()));
    while (tokens.skip("~")) {
      parts.add(product());
    }
    return parts.size() == 1 ? parts.getFirst() : new Operators.Concatenation(parts);
  }

  private Expression product() {
    Expression left = power();
    while (List.of("*", "/", "//", "%").stream().anyMatch(tokens.current()::is)) {
      left = new Operators.Arithmetic(left, tokens.next().text(), power());
    }
    return left;
  }

  /** Jinja2's power binds from the left and weaker than a sign: {@code -2 ** 2} is 4. */
  private Expression power() {
    Expression left = unary(true);
    while (tokens.skip("**")) {
      left = new Operators.Arithmetic(left, "**", unary(true));
    }
    return left;
  }

  private Expression unary(boolean filters) {
    Expression operand;
    if (tokens.skip("-")) {
      operand = new Operators.Signed(deeper(() -> unary(false)), true);
    } else if (tokens.skip("+")) {
      operand = new Operators.Signed(deeper(() -> unary(false)), false);
    } else {
      operand = primary();
    }
    operand = postfix(operand);
    return filters ? filtered(operand) : operand;
  }

  private Expression primary() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case NAME -> named(token.text());
      case STRING -> new Constant(tokens.adjacentStrings(token.text()));
      case NUMBER -> new Constant(token.value());
      case OPERATOR ->
          switch (token.text()) {
            case "(" -> parenthesised();
            case "[" -> list();
            case "{" -> map();
            default -> throw tokens.unexpected(token);
          };
      case END -> throw tokens.unexpected(token);
    };
  }

  private Expression named(String name) {
    return switch (name) {
      case "true", "True" -> new Constant(true);
      case "false", "False" -> new Constant(false);
      case "none", "None" -> new Constant(None.NONE);
      default -> scopes.name(name);
    };
  }

  private Expression parenthesised() {
    if (tokens.skip(")")) {
      return new Nodes.ListDisplay(List.of(), true);
    }
    Expression inner = tupleOrExpression(true);
    tokens.expect(")");
    return inner;
  }

  private Expression list() {
    List<Expression> items = new ArrayList<>();
    while (!tokens.skip("]")) {
      items.add(expression());
      if (!tokens.current().is("]")) {
        tokens.expect(",");
      }
    }
    return new Nodes.ListDisplay(items, false);
  }

  private Expression map() {
    List<Nodes.Entry> entries = new ArrayList<>();
    while (!tokens.skip("}")) {
      Expression key = expression();
      tokens.expect(":");
      entries.add(new Nodes.Entry(key, expression()));
      if (!tokens.current().is("}")) {
        tokens.expect(",");
      }
    }
    return new Nodes.MapDisplay(entries);
  }

  private Expression postfix(Expression stem) {
    Expression value = stem;
    while (true) {
      if (tokens.skip(".")) {
        value = member(value);
      } else if (tokens.skip("[")) {
        value = subscript(value);
      } else if (tokens.current().is("(")) {
        value = call(value);
      } else {
        return value;
      }
    }
  }

  private Expression member(Expression owner) {
    Token token = tokens.next();
    return switch (token.kind()) {
      case NAME -> new Nodes.Attribute(owner, token.text());
      case NUMBER -> new Nodes.Item(owner, new Constant(token.value()));
      default -> throw tokens.fault("a member's name is missing before " + token.described());
    };
  }

  private Expression subscript(Expression owner) {
    Expression none = new Constant(None.NONE);
    Expression start = tokens.current().is(":") ? none : tupleOrExpression(true);
    if (tokens.skip("]")) {
      return new Nodes.Item(owner, start);
    }
    tokens.expect(":");
    Expression stop = tokens.current().is(":") || tokens.current().is("]") ? none : expression();
    Expression step = tokens.skip(":") && !tokens.current().is("]") ? expression() : none;
    tokens.expect("]");
    return new Nodes.Slice(owner, List.of(start, stop, step));
  }

  private Expression call(Expression callee) {
    int at = tokens.current().at();
    Written written = arguments();
    return switch (callee) {
      case Nodes.Attribute method -> {
        functions.requireMethod(method.name, at - method.name.length());
        yield new Calls.MethodCall(method.owner, method.name, written);
      }
      case Nodes.DataName name ->
          new Calls.BuiltinCall(
              new Constant(None.NONE),
              functions.requireFunction(name.name, at - name.name.length()),
              written);
      default -> new Calls.ValueCall(callee, written);
    };
  }

  private Written arguments() {
    tokens.expect("(");
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    while (!tokens.skip(")")) {
      if (tokens.current().is("*") || tokens.current().is("**")) {
        throw new ExpressionException(
            Problem.OUT_OF_DIALECT, "arguments cannot be unpacked by '*'; give them one by one");
      }
      String keyword = tokens.keyword();
      if (!keyword.isEmpty()) {
        named.put(keyword, expression());
      } else if (named.isEmpty()) {
        positional.add(expression());
      } else {
        throw tokens.fault("an argument without a name follows one with a name");
      }
      if (!tokens.current().is(")")) {
        tokens.expect(",");
      }
    }
    return new Written(positional, named);
  }

  private Expression filtered(Expression stem) {
    Expression value = stem;
    while (true) {
      if (tokens.skip("|")) {
        value = filter(value);
      } else if (tokens.current().isName("is")) {
        tokens.next();
        value = test(value);
      } else if (tokens.current().is("(")) {
        value = call(value);
      } else {
        return value;
      }
    }
  }

  private Expression filter(Expression subject) {
    int at = tokens.current().at();
    String name = tokens.expectName("a filter's name");
    Builtin filter = functions.requireFilter(name, at);
    Written written = tokens.current().is("(") ? arguments() : Written.NONE;
    functions.requireNamedByArgument(name, written);
    return new Calls.BuiltinCall(subject, filter, written);
  }

  private Expression test(Expression subject) {
    boolean negated = tokens.skipName("not");
    int at = tokens.current().at();
    Builtin test = functions.requireTest(tokens.expectName("a test's name"), at);
    Written written = Written.NONE;
    if (tokens.current().is("(")) {
      written = arguments();
    } else if (tokens.startsOperand()) {
      written = new Written(List.of(postfix(primary())), Map.of());
    }
    Expression tested = new Calls.BuiltinCall(subject, test, written);
    return negated ? new Operators.Not(tested) : tested;
  }
}

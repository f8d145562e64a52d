package io.cortap.template.expression;

import java.util.List;

/** Logic, comparison and arithmetic. */
final class Operators {
  private Operators() {}

  static final class And extends Expression {
    final Expression left;
    final Expression right;

    And(Expression left, Expression right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public Object value(Evaluation evaluation) {
      Object value = left.value(evaluation);
      return Values.truthy(value) ? right.value(evaluation) : value;
    }
  }

  static final class Or extends Expression {
    final Expression left;
    final Expression right;

    Or(Expression left, Expression right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public Object value(Evaluation evaluation) {
      Object value = left.value(evaluation);
      return Values.truthy(value) ? value : right.value(evaluation);
    }
  }

  static final class Not extends Expression {
    final Expression operand;

    Not(Expression operand) {
      this.operand = operand;
    }

    @Override
    public Object value(Evaluation evaluation) {
      return !operand.holds(evaluation);
    }
  }

  /** {@code a if condition else b}; without else the value is undefined. */
  static final class Conditional extends Expression {
    final Expression condition;
    final Expression then;
    final Expression otherwise;

    Conditional(Expression condition, Expression then, Expression otherwise) {
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    public Object value(Evaluation evaluation) {
      return condition.holds(evaluation) ? then.value(evaluation) : otherwise.value(evaluation);
    }
  }

  record Link(String operator, Expression operand) {}

  /** {@code a < b <= c}: true when every neighbouring pair holds. */
  static final class Comparisons extends Expression {
    final Expression first;
    final List<Link> links;

    Comparisons(Expression first, List<Link> links) {
      this.first = first;
      this.links = List.copyOf(links);
    }

    @Override
    public Object value(Evaluation evaluation) {
      Object left = first.value(evaluation);
      for (Link link : links) {
        Object right = link.operand.value(evaluation);
        if (!compare(evaluation, left, link.operator, right)) {
          return false;
        }
        left = right;
      }
      return true;
    }
  }

  static boolean compare(Evaluation evaluation, Object left, String operator, Object right) {
    return switch (operator) {
      case "==" -> Comparison.equal(left, right);
      case "!=" -> !Comparison.equal(left, right);
      case "<" -> Comparison.compare(left, right, operator) < 0;
      case "<=" -> Comparison.compare(left, right, operator) <= 0;
      case ">" -> Comparison.compare(left, right, operator) > 0;
      case ">=" -> Comparison.compare(left, right, operator) >= 0;
      case "in" -> contains(evaluation, right, left);
      default -> !contains(evaluation, right, left);
    };
  }

  private static boolean contains(Evaluation evaluation, Object container, Object value) {
    if (container instanceof List<?> list) {
      evaluation.budget().spend(list.size() / 8);
    }
    return Comparison.contains(container, value);
  }

  static final class Arithmetic extends Expression {
    final Expression left;
    private final String operator;
    final Expression right;

    Arithmetic(Expression left, String operator, Expression right) {
      this.left = left;
      this.operator = operator;
      this.right = right;
    }

    @Override
    public Object value(Evaluation evaluation) {
      Object a = left.value(evaluation);
      Object b = right.value(evaluation);
      return switch (operator) {
        case "+" -> Numbers.add(evaluation, a, b);
        case "-" -> Numbers.subtract(a, b);
        case "*" -> Numbers.multiply(evaluation, a, b);
        case "/" -> Numbers.divide(a, b);
        case "//" -> Numbers.floorDivide(a, b);
        case "%" ->
            a instanceof String format
                ? PercentFormat.format(evaluation, format, b)
                : Numbers.modulo(a, b);
        default -> Numbers.power(a, b);
      };
    }
  }

  static final class Signed extends Expression {
    final Expression operand;
    private final boolean negative;

    Signed(Expression operand, boolean negative) {
      this.operand = operand;
      this.negative = negative;
    }

    @Override
    public Object value(Evaluation evaluation) {
      Object value = operand.value(evaluation);
      return negative ? Numbers.negate(value) : Numbers.plus(value);
    }
  }

  /** {@code a ~ b}: both as printed, so None and undefined are nothing. */
  static final class Concatenation extends Expression {
    final List<Expression> parts;

    Concatenation(List<Expression> parts) {
      this.parts = List.copyOf(parts);
    }

    @Override
    public Object value(Evaluation evaluation) {
      StringBuilder joined = new StringBuilder();
      for (Expression part : parts) {
        joined.append(Text.of(part.value(evaluation)));
        evaluation.budget().requireText(joined.length());
      }
      return joined.toString();
    }
  }
}

package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of filters, tests, functions and methods. */
final class Calls {
  private Calls() {}

  /** Arguments as written, before they are sorted by parameter. */
  record Written(List<Expression> positional, Map<String, Expression> named) {
    static final Written NONE = new Written(List.of(), Map.of());
  }

  private static Args evaluate(Evaluation evaluation, Builtin.Binding<Expression> binding) {
    List<@Nullable Expression> bound = binding.bound();
    @Nullable Object[] values = new Object[bound.size()];
    for (int i = 0; i < values.length; i++) {
      Expression expression = bound.get(i);
      values[i] = expression == null ? null : expression.value(evaluation);
    }
    return new Args(values, all(evaluation, binding.rest()), all(evaluation, binding.named()));
  }

  private static List<Object> all(Evaluation evaluation, List<Expression> expressions) {
    if (expressions.isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      values.add(expression.value(evaluation));
    }
    return values;
  }

  private static Map<String, Object> all(Evaluation evaluation, Map<String, Expression> named) {
    if (named.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    named.forEach((name, expression) -> values.put(name, expression.value(evaluation)));
    return values;
  }

  /** {@code value|filter(…)}, {@code value is test(…)}, or a function when the subject is None. */
  static final class BuiltinCall extends Expression {
    final Expression subject;
    final Builtin builtin;
    final Builtin.Binding<Expression> binding;

    BuiltinCall(Expression subject, Builtin builtin, Written written) {
      this.subject = subject;
      this.builtin = builtin;
      this.binding = builtin.bind(written.positional(), written.named());
    }

    @Override
    public Object value(Evaluation evaluation) {
      evaluation.budget().spend(1);
      Object value = subject.value(evaluation);
      return builtin.operation().apply(evaluation, value, evaluate(evaluation, binding));
    }

    @Override
    String path() {
      return subject.path();
    }
  }

  /** {@code owner.name(…)}: a method of texts or mappings, or a member that is a function. */
  static final class MethodCall extends Expression {
    final Expression owner;
    final String name;
    final Written written;

    MethodCall(Expression owner, String name, Written written) {
      this.owner = owner;
      this.name = name;
      this.written = written;
    }

    @Override
    public Object value(Evaluation evaluation) {
      evaluation.budget().spend(1);
      Object target = owner.value(evaluation);
      List<Object> positional = all(evaluation, written.positional());
      Map<String, Object> named = all(evaluation, written.named());
      Builtin method = Methods.find(target, name);
      if (method != null) {
        return method.operation().apply(evaluation, target, method.bindValues(positional, named));
      }
      return call(
          evaluation, Access.attribute(target, name, owner.path()), target, positional, named);
    }

    private Object call(
        Evaluation evaluation,
        Object member,
        Object target,
        List<Object> positional,
        Map<String, Object> named) {
      if (member instanceof Callable callable) {
        return invoke(evaluation, callable, positional, named);
      }
      throw Methods.unknown(target, name);
    }
  }

  /** A call of whatever the expression yields. */
  static final class ValueCall extends Expression {
    final Expression function;
    final Written written;

    ValueCall(Expression function, Written written) {
      this.function = function;
      this.written = written;
    }

    @Override
    public Object value(Evaluation evaluation) {
      evaluation.budget().spend(1);
      Object callee = function.value(evaluation);
      return switch (callee) {
        case Callable callable ->
            invoke(
                evaluation,
                callable,
                all(evaluation, written.positional()),
                all(evaluation, written.named()));
        case Undefined undefined -> throw undefined.failure("it cannot be called");
        default -> throw ExpressionException.type(Values.kind(callee) + " cannot be called");
      };
    }
  }

  private static Object invoke(
      Evaluation evaluation,
      Callable callable,
      List<Object> positional,
      Map<String, Object> named) {
    Builtin builtin = callable.builtin();
    return builtin.operation().apply(evaluation, None.NONE, builtin.bindValues(positional, named));
  }
}

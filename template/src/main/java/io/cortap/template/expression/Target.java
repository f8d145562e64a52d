package io.cortap.template.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where {@code for}, {@code set} and {@code with} put a value. */
public sealed interface Target {
  void assign(Evaluation evaluation, Object value);

  /** A local name. */
  record Name(int slot) implements Target {
    @Override
    public void assign(Evaluation evaluation, Object value) {
      evaluation.assign(slot, value);
    }
  }

  /** Several targets that share the items of one value. */
  record Unpacked(List<Target> targets) implements Target {
    public Unpacked {
      targets = List.copyOf(targets);
    }

    @Override
    public void assign(Evaluation evaluation, Object value) {
      if (value instanceof Undefined undefined) {
        throw undefined.failure("it cannot be unpacked");
      }
      List<? extends @Nullable Object> items = Values.items(value);
      if (items.size() != targets.size()) {
        throw ExpressionException.value(
            "%d values cannot be unpacked into %d names".formatted(items.size(), targets.size()));
      }
      for (int i = 0; i < targets.size(); i++) {
        targets.get(i).assign(evaluation, Values.load(items.get(i)));
      }
    }
  }

  /** A member of a namespace. */
  record Member(Expression owner, String name) implements Target {
    @Override
    public void assign(Evaluation evaluation, Object value) {
      if (!(owner.value(evaluation) instanceof Namespace namespace)) {
        throw ExpressionException.type(
            "only a member of a namespace() can be set, '%s' is none".formatted(owner.path()));
      }
      namespace.set(name, value);
    }
  }
}

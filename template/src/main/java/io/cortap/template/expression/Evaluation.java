package io.cortap.template.expression;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of one render as expressions see it: data, local names, budget. One thread's own. */
public final class Evaluation {
  private final Map<String, ? extends @Nullable Object> data;
  private final Functions functions;
  private final Budget budget;
  private final MissingValues missing;
  private final @Nullable Object[] slots;

  public Evaluation(
      Map<String, ? extends @Nullable Object> data,
      Functions functions,
      Budget budget,
      MissingValues missing,
      int slots) {
    this.data = data;
    this.missing = missing;
    this.functions = functions;
    this.budget = budget;
    this.slots = new Object[slots];
  }

  public Budget budget() {
    return budget;
  }

  Functions functions() {
    return functions;
  }

  /** A name that no block has set: the data's, else a function's, else undefined. */
  Object lookup(String name) {
    Object found = data.get(name);
    if (found != null) {
      return Values.load(found);
    }
    if (data.containsKey(name)) {
      return None.NONE;
    }
    Builtin function = functions.function(name);
    return function == null ? new Undefined(name, name, data) : new Callable(function);
  }

  @Nullable Object slot(int slot) {
    return slots[slot];
  }

  void assign(int slot, Object value) {
    slots[slot] = value;
  }

  /**
   * The expression's value as it is printed: a text, or an {@link Opaque}; None and undefined are
   * nothing, or an error if so wanted.
   */
  public Object printed(Expression expression, Object place) {
    Object value = expression.value(this);
    if (value instanceof String || value instanceof Opaque) {
      return value;
    }
    if (value instanceof Undefined || value == None.NONE) {
      missing.printed(
          value instanceof Undefined undefined ? undefined : null, expression.path(), place);
      return "";
    }
    return Text.of(value);
  }

  /** Forgets what a block's earlier round has set. */
  public void clear(int fromSlot, int toSlot) {
    Arrays.fill(slots, fromSlot, toSlot, null);
  }
}

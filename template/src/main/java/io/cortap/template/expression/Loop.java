package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a {@code for} and, at the same time, the value {@code loop} inside it. */
public final class Loop implements Attributes {
  private final List<? extends @Nullable Object> items;
  private int index = -1;
  private @Nullable Object changedValue;

  private Loop(List<? extends @Nullable Object> items) {
    this.items = items;
  }

  /**
   * A loop over the value's items.
   *
   * @param target where the condition finds the item
   * @param condition keeps an item when true
   */
  public static Loop over(
      Evaluation evaluation, Expression iterable, Target target, @Nullable Expression condition) {
    List<? extends @Nullable Object> items = Values.items(iterable.value(evaluation));
    if (condition == null) {
      return new Loop(items);
    }
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : items) {
      evaluation.budget().spend(1);
      target.assign(evaluation, Values.load(item));
      if (condition.holds(evaluation)) {
        kept.add(item);
      }
    }
    return new Loop(kept);
  }

  /** Moves to the next item; false behind the last. */
  public boolean advance(Evaluation evaluation, Target target, int loopSlot) {
    if (++index >= items.size()) {
      return false;
    }
    evaluation.assign(loopSlot, this);
    target.assign(evaluation, item(index));
    return true;
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  private Object item(int at) {
    return Values.load(items.get(at));
  }

  @Override
  public Object attribute(String name) {
    int size = items.size();
    return switch (name) {
      case "index" -> (long) index + 1;
      case "index0" -> (long) index;
      case "first" -> index == 0;
      case "last" -> index == size - 1;
      case "length" -> (long) size;
      case "revindex" -> (long) size - index;
      case "revindex0" -> (long) size - index - 1;
      case "depth" -> 1L;
      case "depth0" -> 0L;
      case "previtem" -> index > 0 ? item(index - 1) : undefined(name);
      case "nextitem" -> index < size - 1 ? item(index + 1) : undefined(name);
      default -> undefined(name);
    };
  }

  Object cycle(List<Object> values) {
    if (values.isEmpty()) {
      throw new ExpressionException(Problem.ARGUMENTS, "loop.cycle needs at least one value");
    }
    return values.get(index % values.size());
  }

  boolean changed(List<Object> values) {
    Object now = Tuple.of(values.toArray());
    boolean changed = changedValue == null || !Comparison.equal(changedValue, now);
    changedValue = now;
    return changed;
  }
}

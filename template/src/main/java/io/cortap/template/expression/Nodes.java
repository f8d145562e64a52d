package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Literals, names and access: the leaves and stems of expressions. */
final class Nodes {
  private Nodes() {}

  static final class Constant extends Expression {
    final Object constant;

    Constant(Object constant) {
      this.constant = constant;
    }

    @Override
    public Object value(Evaluation evaluation) {
      return constant;
    }
  }

  /** A name that no block sets: always the data's or a function's. */
  static final class DataName extends Expression {
    final String name;

    DataName(String name) {
      this.name = name;
    }

    @Override
    public Object value(Evaluation evaluation) {
      return evaluation.lookup(name);
    }

    @Override
    String path() {
      return name;
    }
  }

  /** A name that blocks set: the innermost slot that holds a value, else the data's. */
  static final class LocalName extends Expression {
    final String name;
    final int[] slots;

    LocalName(String name, int[] slots) {
      this.name = name;
      this.slots = slots;
    }

    @Override
    public Object value(Evaluation evaluation) {
      for (int slot : slots) {
        Object held = evaluation.slot(slot);
        if (held != null) {
          return held;
        }
      }
      return evaluation.lookup(name);
    }

    @Override
    String path() {
      return name;
    }
  }

  static final class Attribute extends Expression {
    final Expression owner;
    final String name;

    Attribute(Expression owner, String name) {
      this.owner = owner;
      this.name = name;
    }

    @Override
    public Object value(Evaluation evaluation) {
      return Access.attribute(owner.value(evaluation), name, owner.path());
    }

    @Override
    String path() {
      return owner.path() + "." + name;
    }
  }

  static final class Item extends Expression {
    final Expression owner;
    final Expression key;

    Item(Expression owner, Expression key) {
      this.owner = owner;
      this.key = key;
    }

    @Override
    public Object value(Evaluation evaluation) {
      return Access.item(owner.value(evaluation), key.value(evaluation), owner.path());
    }

    @Override
    String path() {
      String inside = key instanceof Constant given ? Text.repr(given.constant) : key.path();
      return owner.path() + "[" + inside + "]";
    }
  }

  static final class Slice extends Expression {
    final Expression owner;
    final List<Expression> bounds;

    Slice(Expression owner, List<Expression> bounds) {
      this.owner = owner;
      this.bounds = List.copyOf(bounds);
    }

    @Override
    public Object value(Evaluation evaluation) {
      evaluation.budget().spend(8);
      return Access.slice(
          owner.value(evaluation),
          bounds.get(0).value(evaluation),
          bounds.get(1).value(evaluation),
          bounds.get(2).value(evaluation));
    }
  }

  static final class ListDisplay extends Expression {
    final List<Expression> items;
    private final boolean tuple;

    ListDisplay(List<Expression> items, boolean tuple) {
      this.items = List.copyOf(items);
      this.tuple = tuple;
    }

    @Override
    public Object value(Evaluation evaluation) {
      List<@Nullable Object> values = new ArrayList<>(items.size());
      for (Expression item : items) {
        values.add(Values.store(item.value(evaluation)));
      }
      return tuple ? new Tuple(values) : values;
    }
  }

  record Entry(Expression key, Expression value) {}

  static final class MapDisplay extends Expression {
    final List<Entry> entries;

    MapDisplay(List<Entry> entries) {
      this.entries = List.copyOf(entries);
    }

    @Override
    public Object value(Evaluation evaluation) {
      Map<Object, @Nullable Object> values = new LinkedHashMap<>();
      for (Entry entry : entries) {
        values.put(entry.key.value(evaluation), Values.store(entry.value.value(evaluation)));
      }
      return values;
    }
  }
}

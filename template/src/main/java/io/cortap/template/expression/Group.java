package io.cortap.template.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One group of {@code groupby}: a pair that also answers to {@code grouper} and {@code list}. */
final class Group extends java.util.AbstractList<@Nullable Object> implements Attributes {
  private final Object grouper;
  private final List<@Nullable Object> list;

  Group(Object grouper, List<@Nullable Object> list) {
    this.grouper = grouper;
    this.list = list;
  }

  @Override
  public Object attribute(String name) {
    return switch (name) {
      case "grouper" -> grouper;
      case "list" -> list;
      default -> undefined(name);
    };
  }

  @Override
  public @Nullable Object get(int index) {
    return switch (index) {
      case 0 -> Values.store(grouper);
      case 1 -> list;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public int size() {
    return 2;
  }
}

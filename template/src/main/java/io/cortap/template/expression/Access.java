package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members, items and slices of values. */
final class Access {
  private Access() {}

  /** {@code owner.name}. A key of the data wins over everything; methods exist only when called. */
  static Object attribute(Object owner, String name, String path) {
    return switch (owner) {
      case Map<?, ?> map -> {
        Object found = Values.entry(map, name);
        yield found == null ? new Undefined(path + "." + name, name, map) : found;
      }
      case Attributes own -> own.attribute(name);
      case Undefined undefined -> throw undefined.failure("it has no '" + name + "'");
      default -> new Undefined(path + "." + name, name, Map.of());
    };
  }

  /** {@code owner[key]}. */
  static Object item(Object owner, Object key, String path) {
    return switch (owner) {
      case Map<?, ?> map -> {
        Object found = Values.entry(map, key);
        yield found == null ? missing(path, key, map) : found;
      }
      case Undefined undefined -> throw undefined.failure("it has no item " + Text.repr(key));
      case List<?> list when Numbers.isWhole(key) -> {
        long index = fromEnd(key, list.size());
        boolean inside = index >= 0 && index < list.size();
        yield inside ? Values.load(list.get((int) index)) : missing(path, key, Map.of());
      }
      case String text when Numbers.isWhole(key) -> {
        int length = text.codePointCount(0, text.length());
        long index = fromEnd(key, length);
        yield index >= 0 && index < length
            ? part(text, (int) index, (int) index + 1)
            : missing(path, key, Map.of());
      }
      case Attributes own when key instanceof String name -> own.attribute(name);
      default -> missing(path, key, Map.of());
    };
  }

  private static Undefined missing(String path, Object key, Map<?, ?> owner) {
    return new Undefined(path + "[" + Text.repr(key) + "]", Text.of(key), owner);
  }

  private static long fromEnd(Object key, int length) {
    long index = Numbers.toLong(key, "an index");
    return index < 0 ? index + length : index;
  }

  /** The characters between two places counted in code points. */
  static String part(String text, int from, int to) {
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(start, to - from));
  }

  static Object slice(Object owner, Object start, Object stop, Object step) {
    long by = step == None.NONE ? 1 : Numbers.toLong(step, "a slice's step");
    if (by == 0) {
      throw ExpressionException.value("a slice's step cannot be zero");
    }
    return switch (owner) {
      case String text -> String.join("", strings(cut(Values.characters(text), start, stop, by)));
      case Tuple tuple -> new Tuple(cut(tuple, start, stop, by));
      case List<?> list -> cut(list, start, stop, by);
      case Undefined undefined -> throw undefined.failure("it cannot be sliced");
      default -> throw ExpressionException.type(Values.kind(owner) + " cannot be sliced");
    };
  }

  private static List<String> strings(List<@Nullable Object> items) {
    List<String> strings = new ArrayList<>(items.size());
    for (Object item : items) {
      strings.add(String.valueOf(item));
    }
    return strings;
  }

  private static List<@Nullable Object> cut(
      List<? extends @Nullable Object> list, Object start, Object stop, long step) {
    int size = list.size();
    long from = bound(start, size, step, step > 0 ? 0 : size - 1);
    long to = bound(stop, size, step, step > 0 ? size : -1);
    List<@Nullable Object> cut = new ArrayList<>();
    long at = from;
    while (step > 0 ? at < to : at > to) {
      cut.add(list.get((int) at));
      at = step > size || step < -size ? (step > 0 ? to : Math.min(to, -1)) : at + step;
    }
    return cut;
  }

  private static long bound(Object given, int size, long step, long absent) {
    if (given == None.NONE) {
      return absent;
    }
    long index = Numbers.toLong(given, "a slice's bound");
    long lowest = step > 0 ? 0 : -1;
    long highest = step > 0 ? size : size - 1;
    return Math.max(lowest, Math.min(highest, index < 0 ? index + size : index));
  }
}

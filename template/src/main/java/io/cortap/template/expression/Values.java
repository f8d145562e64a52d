package io.cortap.template.expression;

import static io.cortap.template.expression.None.NONE;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of values. A computed value is None, Boolean, Long, BigInteger (beyond long), Double,
 * String, List, Map, {@link Undefined}, or one of the engine's own; containers hold plain values,
 * null for None.
 */
final class Values {
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Values() {}

  /** A plain value as the engine computes with it. */
  static Object load(@Nullable Object plain) {
    return switch (plain) {
      case null -> NONE;
      case String string -> string;
      case Long number -> number;
      case Boolean truth -> truth;
      case Double number -> number;
      case List<?> list -> list;
      case Map<?, ?> map -> map;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Float number -> Double.parseDouble(number.toString());
      case BigInteger number -> whole(number);
      case BigDecimal number -> number.doubleValue();
      case CharSequence text -> text.toString();
      case Character character -> character.toString();
      case None none -> none;
      case Undefined undefined -> undefined;
      case Attributes own -> own;
      case Callable callable -> callable;
      case Opaque opaque -> opaque;
      default ->
          throw ExpressionException.type(
              "the data hold a %s, which is no plain value; give maps, lists, texts, numbers, booleans, null"
                  .formatted(plain.getClass().getName()));
    };
  }

  /** A computed value as containers hold it. */
  static @Nullable Object store(Object value) {
    return value == NONE ? null : value;
  }

  /** A computed value as host functions see it: plain, undefined is null too. */
  static @Nullable Object plain(Object value) {
    return value == NONE || value instanceof Undefined ? null : value;
  }

  static Object whole(BigInteger number) {
    boolean fits = number.compareTo(LONG_MIN) >= 0 && number.compareTo(LONG_MAX) <= 0;
    return fits ? (Object) number.longValue() : number;
  }

  static boolean truthy(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case String text -> !text.isEmpty();
      case Long number -> number != 0;
      case Double number -> number != 0.0;
      case BigInteger number -> number.signum() != 0;
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      case None none -> false;
      case Undefined undefined -> false;
      default -> true;
    };
  }

  /** The kind's name as messages use it. */
  static String kind(Object value) {
    return switch (value) {
      case None none -> "none";
      case Boolean truth -> "a boolean";
      case Long number -> "a whole number";
      case BigInteger number -> "a whole number";
      case Double number -> "a number";
      case String text -> "a text";
      case Tuple tuple -> "a tuple";
      case List<?> list -> "a list";
      case Map<?, ?> map -> "a mapping";
      case Undefined undefined -> "undefined";
      case Callable callable -> "a function";
      default -> "an object";
    };
  }

  static long length(Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case Undefined undefined -> 0;
      default -> throw ExpressionException.type(kind(value) + " has no length");
    };
  }

  /** What a loop over the value visits: items, keys or characters. */
  static List<? extends @Nullable Object> items(Object value) {
    return switch (value) {
      case List<?> list -> list;
      case Map<?, ?> map -> new ArrayList<@Nullable Object>(map.keySet());
      case String text -> characters(text);
      case Undefined undefined -> List.of();
      default ->
          throw ExpressionException.type(
              kind(value) + " cannot be looped over; a list, a mapping or a text can");
    };
  }

  static boolean iterable(Object value) {
    return value instanceof List<?>
        || value instanceof Map<?, ?>
        || value instanceof String
        || value instanceof Undefined;
  }

  static List<String> characters(String text) {
    List<String> characters = new ArrayList<>(text.length());
    int at = 0;
    while (at < text.length()) {
      int next = text.offsetByCodePoints(at, 1);
      characters.add(text.substring(at, next));
      at = next;
    }
    return characters;
  }

  /** The key's value, or null when the map has no such key. */
  static @Nullable Object entry(Map<?, ?> map, Object key) {
    Object found = map.get(key instanceof None ? null : key);
    if (found != null) {
      return load(found);
    }
    return hasKey(map, key) ? NONE : null;
  }

  static boolean hasKey(Map<?, ?> map, Object key) {
    return !(key instanceof None) && map.containsKey(key);
  }

  /** Whole numbers from start, made when asked for. */
  static List<@Nullable Object> range(long start, long step, int size) {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return start + step * index;
      }

      @Override
      public int size() {
        return size;
      }
    };
  }
}

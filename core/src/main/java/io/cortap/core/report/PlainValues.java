package io.cortap.core.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON-like values in the JDK's own types: maps with string keys, lists, strings, numbers, booleans
 * and null. They cross the ports wherever a document's shape is data, so that neither core nor
 * ports know a JSON library. A whole number is of the narrowest of {@link Integer}, {@link Long}
 * and {@link BigInteger} that holds it, as JSON libraries read it: what is written and read again
 * equals what it was.
 */
public final class PlainValues {
  /** Deeper nesting is refused: no document of ours comes near it. */
  public static final int MAX_DEPTH = 64;

  private PlainValues() {}

  /**
   * An unmodifiable deep copy that keeps the members' order.
   *
   * @throws IllegalArgumentException for a value of any other type, a key that is no string, or
   *     nesting beyond {@link #MAX_DEPTH}
   */
  public static Map<String, @Nullable Object> copyOf(Map<?, ?> map) {
    return copyOf(map, 0);
  }

  private static Map<String, @Nullable Object> copyOf(Map<?, ?> map, int depth) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> {
      if (!(key instanceof String name)) {
        throw new IllegalArgumentException("a member's name is a string, was '" + key + "'");
      }
      copy.put(name, copyOf(value, depth + 1));
    });
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copyOf(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("values nest at most " + MAX_DEPTH + " deep");
    }
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case Integer number -> number;
      case Long number -> narrowest(BigInteger.valueOf(number));
      case BigInteger number -> narrowest(number);
      case BigDecimal number -> number;
      case Double number -> number;
      case Map<?, ?> map -> copyOf(map, depth);
      case List<?> list -> copyOf(list, depth);
      default ->
          throw new IllegalArgumentException(
              "plain values are maps, lists, strings, numbers, booleans and null, not "
                  + value.getClass().getName());
    };
  }

  private static Object narrowest(BigInteger number) {
    int bits = number.bitLength();
    if (bits < Integer.SIZE) {
      return number.intValue();
    }
    return bits < Long.SIZE ? number.longValue() : number;
  }

  private static List<@Nullable Object> copyOf(List<?> list, int depth) {
    var copy = new ArrayList<@Nullable Object>(list.size());
    for (Object element : list) {
      copy.add(copyOf(element, depth + 1));
    }
    return Collections.unmodifiableList(copy);
  }
}

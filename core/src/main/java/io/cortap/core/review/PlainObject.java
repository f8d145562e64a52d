package io.cortap.core.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An object of plain values under reading: whatever is not as expected is an {@link
 * IllegalArgumentException} that names the member.
 */
record PlainObject(String path, Map<?, ?> members) {

  /** "" for null. */
  String text(String name) {
    Object value = members.get(name);
    if (value == null) {
      return "";
    }
    return as(String.class, "a text", name, value);
  }

  boolean flag(String name) {
    return as(Boolean.class, "true or false", name, members.get(name));
  }

  PlainObject object(String name) {
    return new PlainObject(at(name), as(Map.class, "an object", name, members.get(name)));
  }

  /** The elements, each read by {@code reader}. */
  <T> List<T> objects(String name, Function<PlainObject, T> reader) {
    List<?> list = as(List.class, "a list", name, members.get(name));
    return IntStream.range(0, list.size())
        .mapToObj(i -> element(at(name) + "[" + i + "]", list.get(i)))
        .map(element -> reading(element.path(), () -> reader.apply(element)))
        .toList();
  }

  List<String> texts(String name) {
    List<?> list = as(List.class, "a list", name, members.get(name));
    return list.stream().map(text -> as(String.class, "a text", name + "[]", text)).toList();
  }

  /** Runs {@code reader}, and puts {@code path} before what it refuses. */
  static <T> T reading(String path, java.util.function.Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      String message = Objects.toString(e.getMessage(), "is not valid");
      throw message.startsWith(path) ? e : new IllegalArgumentException(path + ": " + message, e);
    }
  }

  private static PlainObject element(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new PlainObject(path, map);
    }
    throw new IllegalArgumentException(path + " must be an object, was '" + value + "'");
  }

  private <T> T as(Class<T> type, String wanted, String name, @Nullable Object value) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new IllegalArgumentException(
        at(name)
            + " must be "
            + wanted
            + ", was "
            + (value == null ? members.containsKey(name) ? "null" : "absent" : "'" + value + "'"));
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}

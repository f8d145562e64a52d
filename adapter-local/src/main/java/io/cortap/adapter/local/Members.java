package io.cortap.adapter.local;

import io.cortap.core.report.PlainValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stored object on its way back. Members that this program does not know are passed over; one
 * that is missing or does not fit is a {@link DamagedRecordException} that says where.
 */
final class Members {
  private final String path;
  private final Map<?, ?> members;

  private Members(String path, Map<?, ?> members) {
    this.path = path;
    this.members = members;
  }

  static Members of(Map<?, ?> members) {
    return new Members("", members);
  }

  /** Which of several kinds this object is. */
  String kind() {
    return text("is");
  }

  /** This object is of no kind that this program knows. */
  DamagedRecordException unknownKind() {
    return new DamagedRecordException(path + "is is '" + kind() + "', which is not known here");
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    return get(name, String.class, "a text");
  }

  boolean truth(String name) {
    return get(name, Boolean.class, "true or false");
  }

  int count(String name) {
    return get(name, Integer.class, "a number up to 2,147,483,647");
  }

  long number(String name) {
    return get(name, Object.class, "a number") instanceof Long number ? number : count(name);
  }

  Instant instant(String name) {
    return read(name, Instant::parse);
  }

  /** A text member as the value that {@code reader} makes of it. */
  <T> T read(String name, Function<String, T> reader) {
    String text = text(name);
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      throw new DamagedRecordException(path + name + ": " + e.getMessage());
    }
  }

  Members object(String name) {
    return new Members(path + name + ".", get(name, Map.class, "an object"));
  }

  Map<String, @Nullable Object> plain(String name) {
    return PlainValues.copyOf(get(name, Map.class, "an object"));
  }

  List<String> texts(String name) {
    List<?> elements = get(name, List.class, "a list");
    return elements.stream()
        .map(element -> {
          if (element instanceof String text) {
            return text;
          }
          throw new DamagedRecordException(path + name + " has an element that is no text");
        })
        .toList();
  }

  List<Members> objects(String name) {
    List<?> elements = get(name, List.class, "a list");
    return IntStream.range(0, elements.size())
        .mapToObj(i -> element(name + "[" + i + "]", elements.get(i)))
        .toList();
  }

  private Members element(String name, @Nullable Object element) {
    if (element instanceof Map<?, ?> object) {
      return new Members(path + name + ".", object);
    }
    throw new DamagedRecordException(path + name + " is not an object");
  }

  private <T> T get(String name, Class<T> type, String wanted) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new DamagedRecordException(
          path + name + (members.containsKey(name) ? " is not " + wanted : " is missing"));
    }
    return type.cast(value);
  }
}

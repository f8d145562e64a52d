package io.cortap.adapter.docx;

import io.cortap.core.review.Completeness;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and sets values of a context by paths like {@code project.recipient_name}. */
final class ContextPaths {
  private ContextPaths() {}

  /** The value at the path, or null where there is no such member. */
  static @Nullable Object find(Map<?, ?> context, String path) {
    @Nullable Object value = context;
    for (String step : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }

  /** Whether nothing is told at the path, by the rule of {@link Completeness}. */
  static boolean isMissing(Map<?, ?> context, String path) {
    return !Completeness.isPresent(find(context, path));
  }

  /** A context like this one but for the value at the path; objects on the way are made. */
  static Map<String, @Nullable Object> with(
      Map<?, ?> context, String path, @Nullable Object value) {
    var changed = new LinkedHashMap<String, @Nullable Object>();
    context.forEach((name, held) -> changed.put(String.valueOf(name), held));
    int dot = path.indexOf('.');
    if (dot < 0) {
      changed.put(path, value);
      return changed;
    }
    String step = path.substring(0, dot);
    Map<?, ?> inner = changed.get(step) instanceof Map<?, ?> map ? map : Map.of();
    changed.put(step, with(inner, path.substring(dot + 1), value));
    return changed;
  }
}

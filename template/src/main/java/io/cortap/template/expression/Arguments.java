package io.cortap.template.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template gives to a {@link HostFunction}; as a filter, the filtered value comes first.
 *
 * @param positional by position
 * @param named by keyword
 */
public record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
  public Arguments {
    positional = Collections.unmodifiableList(positional);
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  /** The argument at this position, else the keyword's, else null. */
  public @Nullable Object get(int position, String name) {
    return position < positional.size() ? positional.get(position) : named.get(name);
  }

  /** As {@link #get}, as text; null, absent and undefined give the fallback. */
  public String text(int position, String name, String fallback) {
    Object given = get(position, name);
    return given == null ? fallback : Text.of(Values.load(given));
  }

  /** As {@link #get}, as a whole number; null and absent give the fallback. */
  public long whole(int position, String name, long fallback) {
    Object given = get(position, name);
    return given == null ? fallback : Numbers.toLong(Values.load(given), "'" + name + "'");
  }

  /** As {@link #get}, by Python's truth; absent gives the fallback. */
  public boolean flag(int position, String name, boolean fallback) {
    Object given = get(position, name);
    return given == null ? fallback : Values.truthy(Values.load(given));
  }

  /** As {@link #get}, as a list; null and absent are the empty list. */
  public List<? extends @Nullable Object> list(int position, String name) {
    Object given = get(position, name);
    return given == null ? List.of() : Values.items(Values.load(given));
  }

  /**
   * Refuses what the function does not know.
   *
   * @throws IllegalArgumentException that names the unknown keyword or the surplus
   */
  public Arguments accepting(int maxPositional, Set<String> names) {
    if (positional.size() > maxPositional) {
      throw new IllegalArgumentException(
          "at most %d arguments, was %d".formatted(maxPositional, positional.size()));
    }
    for (String name : named.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "no argument '%s'; it takes %s".formatted(name, names.stream().sorted().toList()));
      }
    }
    return this;
  }
}

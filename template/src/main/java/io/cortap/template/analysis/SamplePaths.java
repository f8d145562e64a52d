package io.cortap.template.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows the paths of fields through sample data. */
final class SamplePaths {
  private SamplePaths() {}

  /**
   * Where a path leads.
   *
   * @param failedAt number of the step that is not there, or -1
   * @param siblings names that stand where the step was looked for
   * @param owner what it was looked for in
   */
  record Found(int failedAt, Set<String> siblings, Owner owner) {
    static final Found THERE = new Found(-1, Set.of(), Owner.OBJECT);

    boolean isThere() {
      return failedAt < 0;
    }
  }

  /** What can be asked for a member. */
  enum Owner {
    OBJECT,
    LIST,
    /** A text, a number, a truth value. */
    VALUE
  }

  /** {@code areas[].title} is areas, [], title. */
  static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    for (String name : path.split("\\.", -1)) {
      String rest = name;
      int items = 0;
      while (rest.endsWith("[]")) {
        rest = rest.substring(0, rest.length() - 2);
        items++;
      }
      steps.add(rest);
      for (int i = 0; i < items; i++) {
        steps.add("[]");
      }
    }
    return steps;
  }

  /**
   * A step is there when one of the values has it; where the data are null or empty on the way,
   * nothing can be said, and it counts as there.
   */
  static Found find(Map<String, ? extends @Nullable Object> data, String path) {
    List<String> steps = steps(path);
    List<@Nullable Object> values = List.of(data);
    for (int i = 0; i < steps.size(); i++) {
      List<@Nullable Object> next = new ArrayList<>();
      Set<String> siblings = new TreeSet<>();
      Owner owner = Owner.VALUE;
      boolean owners = false;
      boolean there = false;
      for (Object value : values) {
        owners |= value != null;
        owner =
            value instanceof List<?>
                ? Owner.LIST
                : value instanceof Map<?, ?> ? Owner.OBJECT : owner;
        if (steps.get(i).equals("[]")) {
          there = true;
          next.addAll(items(value));
        } else if (value instanceof Map<?, ?> map) {
          map.keySet().forEach(key -> siblings.add(String.valueOf(key)));
          there |= map.containsKey(steps.get(i));
          next.add(map.get(steps.get(i)));
        }
      }
      if (!owners) {
        return Found.THERE;
      }
      if (!there) {
        return new Found(i, siblings, owner);
      }
      values = next;
    }
    return Found.THERE;
  }

  private static List<? extends @Nullable Object> items(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> list;
      case Map<?, ?> map -> new ArrayList<@Nullable Object>(map.values());
      case null -> List.of();
      default -> List.of();
    };
  }

  /** All paths in the data, for names that exist, only elsewhere. */
  static Set<String> all(Map<String, ? extends @Nullable Object> data) {
    Set<String> paths = new TreeSet<>();
    data.forEach((name, value) -> collect(name, value, paths));
    return paths;
  }

  private static void collect(String path, @Nullable Object value, Set<String> paths) {
    if (paths.size() > 5_000) {
      return;
    }
    paths.add(path);
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> collect(path + "." + name, inner, paths));
    }
  }
}

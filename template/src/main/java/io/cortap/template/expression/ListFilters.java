package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters over lists. */
final class ListFilters {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of("list", "", (e, value, args) -> copy(e, value)),
          Builtin.of("first", "", (e, value, args) -> end(value, true)),
          Builtin.of("last", "", (e, value, args) -> end(value, false)),
          Builtin.of("length", "", (e, value, args) -> Values.length(value)),
          Builtin.of("join", "d attribute", ListFilters::join),
          Builtin.of("reverse", "", (e, value, args) -> reversed(e, value)),
          Builtin.of("sort", "reverse case_sensitive attribute", ListFilters::sort),
          Builtin.of("unique", "case_sensitive attribute", ListFilters::unique),
          Builtin.of("sum", "attribute start", ListFilters::sum),
          Builtin.of("min", "case_sensitive attribute", (e, v, args) -> extreme(e, v, args, -1)),
          Builtin.of("max", "case_sensitive attribute", (e, v, args) -> extreme(e, v, args, 1)),
          Builtin.of("batch", "linecount! fill_with", ListFilters::batch),
          Builtin.of("slice", "slices! fill_with", ListFilters::slice),
          Builtin.of("groupby", "attribute! default case_sensitive", ListFilters::groupBy),
          Builtin.of("dictsort", "case_sensitive by reverse", ListFilters::dictSort),
          Builtin.of("items", "", (e, value, args) -> items(value)));

  private ListFilters() {}

  static List<@Nullable Object> copy(Evaluation evaluation, Object value) {
    List<? extends @Nullable Object> items = Values.items(value);
    evaluation.budget().spend(items.size());
    return new ArrayList<>(items);
  }

  private static Object end(Object value, boolean first) {
    List<? extends @Nullable Object> items = Values.items(value);
    if (items.isEmpty()) {
      String end = first ? "first" : "last";
      return new Undefined("the " + end + " item of an empty list", "", Map.of());
    }
    return Values.load(items.get(first ? 0 : items.size() - 1));
  }

  private static Object join(Evaluation evaluation, Object value, Args args) {
    String separator = args.text(0, "");
    StringBuilder joined = new StringBuilder();
    boolean first = true;
    for (Object item : Values.items(value)) {
      evaluation.budget().spend(1);
      joined.append(first ? "" : separator);
      joined.append(Text.of(Path.of(args.get(1, None.NONE)).from(Values.load(item))));
      evaluation.budget().requireText(joined.length());
      first = false;
    }
    return joined.toString();
  }

  private static Object reversed(Evaluation evaluation, Object value) {
    if (value instanceof String text) {
      List<String> characters = Values.characters(text);
      Collections.reverse(characters);
      return String.join("", characters);
    }
    List<@Nullable Object> items = copy(evaluation, value);
    Collections.reverse(items);
    return items;
  }

  private static Object sort(Evaluation evaluation, Object value, Args args) {
    List<Path> paths = Path.severalOf(args.get(2, None.NONE));
    boolean caseSensitive = args.flag(1, false);
    Comparator<Object> order =
        (a, b) -> {
          evaluation.budget().spend(1);
          for (Path path : paths) {
            int compared = compare(path.from(a), path.from(b), caseSensitive);
            if (compared != 0) {
              return compared;
            }
          }
          return 0;
        };
    return sorted(copy(evaluation, value), order, args.flag(0, false));
  }

  private static List<@Nullable Object> sorted(
      List<@Nullable Object> items, Comparator<Object> order, boolean reverse) {
    List<Object> loaded = new ArrayList<>(items.size());
    items.forEach(item -> loaded.add(Values.load(item)));
    loaded.sort(reverse ? order.reversed() : order);
    List<@Nullable Object> stored = new ArrayList<>(loaded.size());
    loaded.forEach(item -> stored.add(Values.store(item)));
    return stored;
  }

  private static int compare(Object a, Object b, boolean caseSensitive) {
    return Comparison.compare(folded(a, caseSensitive), folded(b, caseSensitive), "<");
  }

  private static Object folded(Object value, boolean caseSensitive) {
    return value instanceof String text && !caseSensitive ? Casing.lower(text) : value;
  }

  private static Object unique(Evaluation evaluation, Object value, Args args) {
    Path path = Path.of(args.get(1, None.NONE));
    Set<Object> seen = new HashSet<>();
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : Values.items(value)) {
      evaluation.budget().spend(1);
      Object key = folded(path.from(Values.load(item)), args.flag(0, false));
      if (seen.add(Comparison.identity(key))) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static Object sum(Evaluation evaluation, Object value, Args args) {
    Path path = Path.of(args.get(0, None.NONE));
    Object total = args.get(1, 0L);
    for (Object item : Values.items(value)) {
      evaluation.budget().spend(1);
      total = Numbers.add(evaluation, total, path.from(Values.load(item)));
    }
    return total;
  }

  private static Object extreme(Evaluation evaluation, Object value, Args args, int sign) {
    Path path = Path.of(args.get(1, None.NONE));
    boolean caseSensitive = args.flag(0, false);
    @Nullable Object best = null;
    for (Object item : Values.items(value)) {
      evaluation.budget().spend(1);
      Object candidate = Values.load(item);
      if (best == null
          || compare(path.from(candidate), path.from(best), caseSensitive) * sign > 0) {
        best = candidate;
      }
    }
    return best == null ? new Undefined("the extreme of an empty list", "", Map.of()) : best;
  }

  private static Object batch(Evaluation evaluation, Object value, Args args) {
    int size = Math.clamp(args.whole(0, 1, "batch's size"), 1, Integer.MAX_VALUE);
    List<@Nullable Object> batches = new ArrayList<>();
    List<@Nullable Object> current = new ArrayList<>();
    for (Object item : copy(evaluation, value)) {
      if (current.size() == size) {
        batches.add(current);
        current = new ArrayList<>();
      }
      current.add(item);
    }
    if (!current.isEmpty()) {
      Object fill = args.get(1, None.NONE);
      evaluation.budget().requireList(fill == None.NONE ? 0 : size);
      while (fill != None.NONE && current.size() < size) {
        current.add(fill);
      }
      batches.add(current);
    }
    return batches;
  }

  private static Object slice(Evaluation evaluation, Object value, Args args) {
    List<@Nullable Object> items = copy(evaluation, value);
    long slices = args.whole(0, 1, "slice's count");
    if (slices < 1) {
      throw ExpressionException.value("slice's count must be at least 1, was " + slices);
    }
    evaluation.budget().requireList(slices);
    int each = (int) (items.size() / slices);
    int longer = (int) (items.size() % slices);
    List<@Nullable Object> parts = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < slices; i++) {
      int end = at + each + (i < longer ? 1 : 0);
      List<@Nullable Object> part = new ArrayList<>(items.subList(at, end));
      if (args.has(1) && i >= longer) {
        part.add(Values.store(args.required(1)));
      }
      parts.add(part);
      at = end;
    }
    return parts;
  }

  private static Object groupBy(Evaluation evaluation, Object value, Args args) {
    Path path = Path.of(args.required(0));
    Object fallback = args.get(1, None.NONE);
    boolean caseSensitive = args.flag(2, false);
    Map<Object, List<@Nullable Object>> members = new LinkedHashMap<>();
    Map<Object, Object> groupers = new LinkedHashMap<>();
    for (Object item : Values.items(value)) {
      evaluation.budget().spend(1);
      Object found = path.from(Values.load(item));
      Object grouper = found instanceof Undefined && args.has(1) ? fallback : found;
      Object key = Comparison.identity(folded(grouper, caseSensitive));
      groupers.putIfAbsent(key, grouper);
      members.computeIfAbsent(key, unused -> new ArrayList<>()).add(item);
    }
    List<Object> keys = new ArrayList<>(groupers.keySet());
    keys.sort((a, b) -> compareGroupers(groupers.get(a), groupers.get(b), caseSensitive));
    List<@Nullable Object> groups = new ArrayList<>();
    for (Object key : keys) {
      groups.add(new Group(Values.load(groupers.get(key)), members.getOrDefault(key, List.of())));
    }
    return groups;
  }

  private static int compareGroupers(
      @Nullable Object a, @Nullable Object b, boolean caseSensitive) {
    return compare(Values.load(a), Values.load(b), caseSensitive);
  }

  private static Object dictSort(Evaluation evaluation, Object value, Args args) {
    boolean caseSensitive = args.flag(0, false);
    int by = args.text(1, "key").equals("value") ? 1 : 0;
    Comparator<Object> order =
        (a, b) ->
            compare(
                Access.item(a, (long) by, "pair"),
                Access.item(b, (long) by, "pair"),
                caseSensitive);
    return sorted(copy(evaluation, items(value)), order, args.flag(2, false));
  }

  static Object items(Object value) {
    if (value instanceof Undefined) {
      return List.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw ExpressionException.type("items needs a mapping, not " + Values.kind(value));
    }
    List<@Nullable Object> items = new ArrayList<>();
    map.forEach((key, entry) -> items.add(Tuple.of(key, entry)));
    return items;
  }
}

package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The methods that texts, mappings, lists and loops have; none of them changes anything. */
final class Methods {
  private static final Map<String, Builtin> OF_TEXT = byName(TextMethods.ALL);

  private static final Map<String, Builtin> OF_MAP =
      byName(
          List.of(
              Builtin.of("get", "key! default", (e, map, args) -> get((Map<?, ?>) map, args)),
              Builtin.of("items", "", (e, map, args) -> ListFilters.items(map)),
              Builtin.of("keys", "", (e, map, args) -> Values.items(map)),
              Builtin.of(
                  "values",
                  "",
                  (e, map, args) -> new ArrayList<@Nullable Object>(((Map<?, ?>) map).values()))));

  private static final Map<String, Builtin> OF_LIST =
      byName(
          List.of(
              Builtin.of("count", "value!", (e, list, args) -> count(e, (List<?>) list, args)),
              Builtin.of("index", "value!", (e, list, args) -> index((List<?>) list, args))));

  private static final Map<String, Builtin> OF_LOOP =
      byName(
          List.of(
              Builtin.of("cycle", "*", (e, loop, args) -> ((Loop) loop).cycle(args.rest())),
              Builtin.of("changed", "*", (e, loop, args) -> ((Loop) loop).changed(args.rest()))));

  static final Set<String> NAMES = names();

  private Methods() {}

  private static Map<String, Builtin> byName(List<Builtin> all) {
    Map<String, Builtin> named = new TreeMap<>();
    all.forEach(method -> named.put(method.name(), method));
    return named;
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    List.of(OF_TEXT, OF_MAP, OF_LIST, OF_LOOP).forEach(methods -> names.addAll(methods.keySet()));
    return names;
  }

  private static Map<String, Builtin> of(Object target) {
    return switch (target) {
      case String text -> OF_TEXT;
      case Map<?, ?> map -> OF_MAP;
      case Loop loop -> OF_LOOP;
      case List<?> list -> OF_LIST;
      default -> Map.of();
    };
  }

  static @Nullable Builtin find(Object target, String name) {
    return of(target).get(name);
  }

  static ExpressionException unknown(Object target, String name) {
    if (target instanceof Undefined undefined) {
      return undefined.failure("'" + name + "' cannot be called on it");
    }
    String near = NearMatch.of(name, of(target).keySet());
    return new ExpressionException(
        target instanceof None ? Problem.TYPE : Problem.UNKNOWN_METHOD,
        "%s has no method '%s'%s"
            .formatted(
                Values.kind(target), name, near.isEmpty() ? "" : "; did you mean '" + near + "'?"),
        Correction.ofWord(name, near));
  }

  private static Object get(Map<?, ?> map, Args args) {
    Object found = Values.entry(map, args.required(0));
    return found == null ? args.get(1, None.NONE) : found;
  }

  private static Object count(Evaluation evaluation, List<?> list, Args args) {
    evaluation.budget().spend(list.size());
    return list.stream()
        .filter(item -> Comparison.equal(Values.load(item), args.required(0)))
        .count();
  }

  private static Object index(List<?> list, Args args) {
    int index = Comparison.indexOf(list, args.required(0));
    if (index < 0) {
      throw ExpressionException.value(Text.repr(args.required(0)) + " is not in the list");
    }
    return (long) index;
  }
}

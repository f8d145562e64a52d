package io.cortap.template.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The global functions of the dialect. */
final class StandardFunctions {
  private static final int LONGEST_RANGE = 100_000;

  private StandardFunctions() {}

  static Map<String, Builtin> all() {
    Map<String, Builtin> all = new TreeMap<>();
    for (Builtin function :
        List.of(
            Builtin.of("range", "start! stop step", (evaluation, none, args) -> range(args)),
            Builtin.of("dict", "values *", (evaluation, none, args) -> dict(args)),
            Builtin.of("namespace", "values *", (evaluation, none, args) -> namespace(args)),
            Builtin.of(
                "date_format",
                "value! format",
                (evaluation, none, args) ->
                    DateFormat.format(args.required(0), args.text(1, DateFormat.LONG_ENGLISH))))) {
      all.put(function.name(), function);
    }
    return all;
  }

  private static Object range(Args args) {
    long start = args.has(1) ? Numbers.toLong(args.required(0), "range's start") : 0;
    long stop = Numbers.toLong(args.required(args.has(1) ? 1 : 0), "range's stop");
    long step = args.whole(2, 1, "range's step");
    if (step == 0) {
      throw ExpressionException.value("range's step cannot be zero");
    }
    double size = Math.ceil(((double) stop - start) / step);
    if (size > LONGEST_RANGE) {
      throw new ExpressionException(
          Problem.BUDGET,
          "a range of %.0f numbers is too long; the limit is %d".formatted(size, LONGEST_RANGE));
    }
    return Values.range(start, step, (int) Math.max(0, size));
  }

  private static Object dict(Args args) {
    Map<Object, @Nullable Object> made = new LinkedHashMap<>();
    Object given = args.get(0, Map.of());
    if (given instanceof Map<?, ?> map) {
      map.forEach(made::put);
    } else {
      for (Object pair : Values.items(given)) {
        List<? extends @Nullable Object> parts = Values.items(Values.load(pair));
        if (parts.size() != 2) {
          throw ExpressionException.value("dict needs pairs of a key and a value");
        }
        made.put(Values.load(parts.get(0)), parts.get(1));
      }
    }
    args.named().forEach((key, value) -> made.put(key, Values.store(value)));
    return made;
  }

  private static Object namespace(Args args) {
    Map<String, Object> initial = new LinkedHashMap<>();
    if (args.get(0, Map.of()) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> initial.put(String.valueOf(key), Values.load(value)));
    }
    initial.putAll(args.named());
    return new Namespace(initial);
  }
}

package io.cortap.template.expression;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What may follow {@code is}. */
final class Tests {
  private Tests() {}

  static Map<String, Builtin> all() {
    Map<String, Builtin> all = new TreeMap<>();
    plain(all, "defined", value -> !(value instanceof Undefined));
    plain(all, "undefined", Undefined.class::isInstance);
    plain(all, "none", None.class::isInstance);
    plain(all, "string", String.class::isInstance);
    plain(all, "number", Numbers::isNumber);
    plain(all, "integer", value -> value instanceof Long || value instanceof BigInteger);
    plain(all, "float", Double.class::isInstance);
    plain(all, "boolean", Boolean.class::isInstance);
    plain(all, "true", value -> value == Boolean.TRUE);
    plain(all, "false", value -> value == Boolean.FALSE);
    plain(all, "mapping", Map.class::isInstance);
    plain(all, "iterable", Values::iterable);
    plain(all, "sequence", Values::iterable);
    plain(all, "callable", Callable.class::isInstance);
    plain(all, "escaped", value -> false);
    plain(all, "odd", value -> remainder(value, 2) == 1);
    plain(all, "even", value -> remainder(value, 2) == 0);
    plain(all, "lower", value -> cased(value, Text.of(value).toLowerCase(Locale.ROOT)));
    plain(all, "upper", value -> cased(value, Text.of(value).toUpperCase(Locale.ROOT)));
    add(all, "divisibleby", "num!", (e, value, args) -> divisible(value, args.required(0)));
    add(all, "sameas", "other!", (e, value, args) -> same(value, args.required(0)));
    add(all, "filter", "", (e, value, args) -> e.functions().filterNames().contains(value));
    add(all, "test", "", (e, value, args) -> e.functions().testNames().contains(value));
    comparison(all, "==", "eq", "equalto", "==");
    comparison(all, "!=", "ne", "!=");
    comparison(all, "<", "lt", "lessthan", "<");
    comparison(all, "<=", "le", "<=");
    comparison(all, ">", "gt", "greaterthan", ">");
    comparison(all, ">=", "ge", ">=");
    comparison(all, "in", "in");
    return all;
  }

  private static void add(
      Map<String, Builtin> all, String name, String parameters, Operation operation) {
    all.put(name, Builtin.of(name, parameters, operation));
  }

  private static void plain(Map<String, Builtin> all, String name, Predicate<Object> test) {
    add(all, name, "", (evaluation, value, args) -> test.test(value));
  }

  private static void comparison(Map<String, Builtin> all, String operator, String... names) {
    for (String name : names) {
      add(
          all,
          name,
          "other!",
          (evaluation, value, args) ->
              Operators.compare(evaluation, value, operator, args.required(0)));
    }
  }

  private static boolean cased(Object value, String wanted) {
    String text = Text.of(value);
    boolean hasLetters = !text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT));
    return hasLetters && text.equals(wanted);
  }

  private static long remainder(Object value, long divisor) {
    return Numbers.toLong(
        Numbers.modulo(value, divisor) instanceof Double d
            ? (Object) d.longValue()
            : Numbers.modulo(value, divisor),
        "the remainder");
  }

  private static boolean divisible(Object value, Object divisor) {
    return !Values.truthy(Numbers.modulo(value, divisor));
  }

  private static boolean same(Object value, Object other) {
    boolean simple =
        value instanceof Boolean
            || value instanceof None
            || value instanceof String
            || value instanceof Long;
    return simple ? value.equals(other) : value == other;
  }
}

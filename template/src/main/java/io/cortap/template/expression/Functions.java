package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions, filters and tests that templates may use. Immutable, shared by any number of
 * threads.
 *
 * <p>Nothing else can be called from a template: there is no reflection and no way to reach a Java
 * object.
 */
public final class Functions {
  private static final Functions STANDARD =
      new Functions(StandardFunctions.all(), standardFilters(), Tests.all());

  /** What Jinja2 has and this dialect has not, on purpose. */
  private static final Map<String, String> OUT_OF_DIALECT =
      Map.of(
          "random", "a report must be the same every time",
          "lipsum", "a report holds no filler text",
          "joiner", "use loop.first, or the filter join",
          "cycler", "use loop.cycle",
          "self", "templates have no blocks to refer to",
          "caller", "there are no macros",
          "super", "templates do not inherit",
          "append", "data cannot be changed by a template",
          "update", "data cannot be changed by a template",
          "pprint", "print the members that the report needs");

  private static final Set<String> CHANGING_METHODS =
      Set.of(
          "append",
          "update",
          "pop",
          "popitem",
          "extend",
          "insert",
          "remove",
          "clear",
          "setdefault");

  private final Map<String, Builtin> functions;
  private final Map<String, Builtin> filters;
  private final Map<String, Builtin> tests;

  private Functions(
      Map<String, Builtin> functions, Map<String, Builtin> filters, Map<String, Builtin> tests) {
    this.functions = Collections.unmodifiableMap(functions);
    this.filters = Collections.unmodifiableMap(filters);
    this.tests = Collections.unmodifiableMap(tests);
  }

  /** The dialect's own, {@code date_format} included. */
  public static Functions standard() {
    return STANDARD;
  }

  private static Map<String, Builtin> standardFilters() {
    Map<String, Builtin> filters = new TreeMap<>();
    List<Builtin> all = new ArrayList<>();
    all.addAll(TextFilters.ALL);
    all.addAll(ListFilters.ALL);
    all.addAll(SelectionFilters.ALL);
    all.addAll(ValueFilters.ALL);
    all.forEach(filter -> filters.put(filter.name(), filter));
    filters.put("count", filters.get("length"));
    filters.put("d", filters.get("default"));
    filters.put("e", filters.get("escape"));
    return filters;
  }

  /** These and one function more; a function of the same name is replaced. */
  public Functions withFunction(String name, HostFunction function) {
    return new Functions(with(functions, hosted(name, function, false)), filters, tests);
  }

  /** These and one filter more; a filter of the same name is replaced. */
  public Functions withFilter(String name, HostFunction filter) {
    return new Functions(functions, with(filters, hosted(name, filter, true)), tests);
  }

  private static Map<String, Builtin> with(Map<String, Builtin> known, Builtin added) {
    Map<String, Builtin> all = new TreeMap<>(known);
    all.put(added.name(), added);
    return all;
  }

  private static Builtin hosted(String name, HostFunction function, boolean filter) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          "a function's name must be an identifier, was '" + name + "'");
    }
    return Builtin.of(
        name,
        "*",
        (evaluation, subject, args) -> {
          List<@Nullable Object> positional = new ArrayList<>();
          if (filter) {
            positional.add(Values.plain(subject));
          }
          args.rest().forEach(value -> positional.add(Values.plain(value)));
          Map<String, @Nullable Object> named = new HashMap<>();
          args.named().forEach((key, value) -> named.put(key, Values.plain(value)));
          return result(name, function, new Arguments(positional, named));
        });
  }

  private static Object result(String name, HostFunction function, Arguments arguments) {
    try {
      return Values.load(function.apply(arguments));
    } catch (IllegalArgumentException e) {
      throw new ExpressionException(Problem.ARGUMENTS, "'" + name + "': " + Text.messageOf(e));
    }
  }

  /** Names of all functions, for diagnosis. */
  public Set<String> functionNames() {
    return functions.keySet();
  }

  /** Names of all filters, for diagnosis. */
  public Set<String> filterNames() {
    return filters.keySet();
  }

  /** Names of all tests, for diagnosis. */
  public Set<String> testNames() {
    return tests.keySet();
  }

  @Nullable Builtin function(String name) {
    return functions.get(name);
  }

  Builtin requireFilter(String name, int at) {
    return require(filters, name, at, "filter", Problem.UNKNOWN_FILTER);
  }

  Builtin requireTest(String name, int at) {
    return require(tests, name, at, "test", Problem.UNKNOWN_TEST);
  }

  Builtin requireFunction(String name, int at) {
    return require(functions, name, at, "function", Problem.UNKNOWN_FUNCTION);
  }

  void requireMethod(String name, int at) {
    if (CHANGING_METHODS.contains(name)) {
      throw outOfDialect("method", name, "data cannot be changed by a template");
    }
    if (!Methods.NAMES.contains(name)) {
      throw unknown(Methods.NAMES, name, at, "method", Problem.UNKNOWN_METHOD);
    }
  }

  /** {@code map('upper')} and {@code select('odd')} name a filter or test: it must exist too. */
  void requireNamedByArgument(String filter, Calls.Written written) {
    if (written.positional().isEmpty()
        || !(written.positional().getFirst() instanceof Nodes.Constant constant)
        || !(constant.constant instanceof String name)) {
      return;
    }
    switch (filter) {
      case "map" -> requireFilter(name, -1);
      case "select", "reject" -> requireTest(name, -1);
      case "selectattr", "rejectattr" -> {
        if (written.positional().size() > 1
            && written.positional().get(1) instanceof Nodes.Constant second
            && second.constant instanceof String test) {
          requireTest(test, -1);
        }
      }
      default -> {}
    }
  }

  private static Builtin require(
      Map<String, Builtin> known, String name, int at, String kind, Problem problem) {
    Builtin found = known.get(name);
    if (found != null) {
      return found;
    }
    String reason = OUT_OF_DIALECT.get(name);
    throw reason == null
        ? unknown(known.keySet(), name, at, kind, problem)
        : outOfDialect(kind, name, reason);
  }

  private static ExpressionException outOfDialect(String kind, String name, String reason) {
    return new ExpressionException(
        Problem.OUT_OF_DIALECT,
        "the %s '%s' is not part of the dialect: %s".formatted(kind, name, reason));
  }

  private static ExpressionException unknown(
      Set<String> known, String name, int at, String kind, Problem problem) {
    String near = NearMatch.of(name, known);
    String advice = near.isEmpty() ? "" : "; did you mean '" + near + "'?";
    return new ExpressionException(
        problem,
        "there is no %s '%s'%s".formatted(kind, name, advice),
        near.isEmpty() ? Correction.NONE : new Correction(at, name, near));
  }
}

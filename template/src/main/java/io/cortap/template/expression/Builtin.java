package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named operation with its parameters.
 *
 * @param parameters their names in order
 * @param required how many of them a call must give
 * @param open whether a call may give more, by position or name
 */
record Builtin(
    String name, List<String> parameters, int required, boolean open, Operation operation) {
  /**
   * Reads parameters as {@code "old! new! count"}: an exclamation mark requires, a last {@code *}
   * opens.
   */
  static Builtin of(String name, String parameters, Operation operation) {
    List<String> names = new ArrayList<>();
    int required = 0;
    boolean open = false;
    for (String word :
        parameters.isEmpty() ? List.<String>of() : Arrays.asList(parameters.split(" "))) {
      if (word.equals("*")) {
        open = true;
      } else {
        required += word.endsWith("!") ? 1 : 0;
        names.add(word.replace("!", ""));
      }
    }
    return new Builtin(name, List.copyOf(names), required, open, operation);
  }

  /**
   * Which parameter each argument belongs to; wrong arguments are refused here, at compile time.
   */
  <A> Binding<A> bind(List<A> positional, Map<String, A> named) {
    List<@Nullable A> bound = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      bound.add(i < positional.size() ? positional.get(i) : null);
    }
    List<A> rest =
        positional.size() > parameters.size()
            ? positional.subList(parameters.size(), positional.size())
            : List.of();
    Map<String, A> unbound = new LinkedHashMap<>();
    named.forEach((key, value) -> {
      int index = parameters.indexOf(key);
      if (index >= 0 && bound.get(index) == null) {
        bound.set(index, value);
      } else {
        unbound.put(key, value);
      }
    });
    requireFit(bound, rest, unbound);
    return new Binding<>(bound, rest, unbound);
  }

  private void requireFit(
      List<? extends @Nullable Object> bound, List<?> rest, Map<String, ?> unbound) {
    if (!open && !rest.isEmpty()) {
      throw wrong(
          parameters.isEmpty()
              ? "takes no argument"
              : "takes at most " + parameters.size() + " arguments");
    }
    if (!open && !unbound.isEmpty()) {
      String unknown = unbound.keySet().iterator().next();
      String near = NearMatch.of(unknown, parameters);
      throw new ExpressionException(
          Problem.ARGUMENTS,
          "'%s' has no argument '%s'; it takes %s".formatted(name, unknown, parameters),
          Correction.ofWord(unknown, near));
    }
    for (int i = 0; i < required; i++) {
      if (bound.get(i) == null) {
        throw wrong("needs its argument '" + parameters.get(i) + "'");
      }
    }
  }

  private ExpressionException wrong(String fault) {
    return new ExpressionException(Problem.ARGUMENTS, "'" + name + "' " + fault);
  }

  /** Arguments known only while rendering, as {@code map('upper')} has them. */
  Args bindValues(List<Object> positional, Map<String, Object> named) {
    Binding<Object> binding = bind(positional, named);
    return new Args(binding.bound().toArray(), binding.rest(), binding.named());
  }

  /** Arguments sorted by parameter; what {@code bound} lacks is null. */
  record Binding<A>(List<@Nullable A> bound, List<A> rest, Map<String, A> named) {}
}

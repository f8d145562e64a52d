package io.cortap.app;

import io.cortap.core.review.NearName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings from environment variables and keeps every fault until all are known. Not
 * thread-safe.
 */
final class Environment {
  private static final List<String> OUR_PREFIXES = List.of("CORTAP_", "RISKUITY_");
  private static final List<String> SERVICE_LINKS =
      List.of("CORTAP_RPT_SERVICE_", "CORTAP_RPT_PORT");
  private static final Map<String, String> FOREIGN_NAMES =
      Map.of(
          "CORTAP_WEBHOOK_SECRET", "WEBHOOK_SIGNATURE_SECRET",
          "CORTAP_WEBHOOK_ENDPOINT", "callback_url in each request",
          "CORTAP_RPT_API_URL", "CORTAP_PUBLIC_BASE_URL");

  /** One setting as it is shown to people: a secret's value is not. */
  record Line(String name, String shown, boolean isDefault) {}

  private final Map<String, String> variables;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** A value that may be shown; {@code fallback} where the variable is missing or empty. */
  <T> T read(String name, String fallback, Function<String, T> parse) {
    String text = variables.getOrDefault(name, "");
    lines.put(name, new Line(name, text.isEmpty() ? fallback : text, text.isEmpty()));
    return parse(name, text, fallback, parse, "'" + text + "'");
  }

  /** A value that is never shown, not even in a fault. */
  <T> T readSecret(String name, String fallback, Function<String, T> parse) {
    String text = variables.getOrDefault(name, "");
    lines.put(name, new Line(name, text.isEmpty() ? "(not set)" : "********", false));
    return parse(name, text, fallback, parse, "a value that is not shown");
  }

  private <T> T parse(
      String name, String text, String fallback, Function<String, T> parse, String shown) {
    if (text.isEmpty()) {
      return parse.apply(fallback);
    }
    try {
      return parse.apply(text);
    } catch (RuntimeException e) {
      faults.add(name + " is " + shown + ": " + e.getMessage());
      return parse.apply(fallback);
    }
  }

  /** Where the operating system looks for programs: no setting of ours. */
  String searchPath() {
    return variables.getOrDefault("PATH", "");
  }

  boolean isSet(String name) {
    return !variables.getOrDefault(name, "").isEmpty();
  }

  /** Whether it is set to exactly that. */
  boolean is(String name, String value) {
    return variables.getOrDefault(name, "").equals(value);
  }

  void fault(String fault) {
    faults.add(fault);
  }

  /** Every setting that was read, in that order. */
  List<Line> lines() {
    return List.copyOf(lines.values());
  }

  /** Everything that is wrong, names that nobody reads included. */
  List<String> faults() {
    var all = new ArrayList<>(faults);
    variables.keySet().stream().sorted().forEach(name -> unknown(name).ifPresent(all::add));
    return all;
  }

  private Optional<String> unknown(String name) {
    boolean ours = OUR_PREFIXES.stream().anyMatch(name::startsWith);
    boolean link = SERVICE_LINKS.stream().anyMatch(name::startsWith);
    if (!ours || link || lines.containsKey(name)) {
      return Optional.empty();
    }
    String instead = FOREIGN_NAMES.get(name);
    return Optional.of(
        instead == null
            ? name + " is no setting of this version; did you mean " + nearest(name) + "?"
            : name + " is Riskuity's own name; here it is " + instead);
  }

  private String nearest(String name) {
    return lines.keySet().stream()
        .min(Comparator.comparingInt(known -> NearName.distance(name, known)))
        .orElse("another");
  }
}

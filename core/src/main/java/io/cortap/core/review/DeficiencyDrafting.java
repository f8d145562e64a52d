package io.cortap.core.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The deficiencies of an area whose finding is D: one for each code that the setup supplies, and
 * one for each deficient control that no such code covers. A code {@code P12-4} covers the control
 * with the code {@code P12}.
 */
final class DeficiencyDrafting {
  private static final Pattern LAST_NUMBER = Pattern.compile("-\\d+$");

  private final ReviewAreaCatalog catalog;
  private final List<?> supplied;
  private final Set<Object> used = new HashSet<>();
  private final List<String> oddities = new ArrayList<>();

  DeficiencyDrafting(ReviewAreaCatalog catalog, List<?> supplied) {
    this.catalog = catalog;
    this.supplied = supplied;
  }

  List<Deficiency> deficiencies(ReviewArea area, List<DeficientControl> deficient) {
    if (deficient.isEmpty()) {
      return List.of();
    }
    var open = new ArrayList<>(deficient);
    var drafted = new ArrayList<Deficiency>();
    for (Object element : supplied) {
      Map<?, ?> row = (Map<?, ?>) element;
      if (catalog.find(text(row, "review_area")).filter(area::equals).isPresent()) {
        used.add(row);
        drafted.add(supplied(row, covered(text(row, "code"), deficient, open)));
      }
    }
    open.forEach(control -> drafted.add(commented(control)));
    return drafted;
  }

  /** One sentence for each supplied deficiency that belongs to no area with the finding D. */
  List<String> oddities() {
    for (Object element : supplied) {
      Map<?, ?> row = (Map<?, ?>) element;
      if (!used.contains(row)) {
        oddities.add(
            "The setup lists deficiency '%s' for '%s', which is no area with finding D: the report leaves it out"
                .formatted(text(row, "code"), text(row, "review_area")));
      }
    }
    return List.copyOf(oddities);
  }

  private static List<DeficientControl> covered(
      String code, List<DeficientControl> deficient, List<DeficientControl> open) {
    String stem = stem(code);
    List<DeficientControl> covered =
        stem.isEmpty()
            ? List.of()
            : deficient.stream().filter(control -> stem.equals(control.code())).toList();
    open.removeAll(covered);
    return covered;
  }

  private static String stem(String code) {
    return LAST_NUMBER.matcher(withoutStar(code).toUpperCase(Locale.ROOT)).replaceFirst("");
  }

  private static String withoutStar(String code) {
    return code.endsWith("*") ? code.substring(0, code.length() - 1).strip() : code;
  }

  private static Deficiency supplied(Map<?, ?> row, List<DeficientControl> covered) {
    String code = text(row, "code");
    List<?> years = row.get("repeat_years") instanceof List<?> list ? list : List.of();
    return new Deficiency(
        withoutStar(code),
        description(row, covered),
        actions(row),
        text(row, "date_closed"),
        code.endsWith("*") || Boolean.TRUE.equals(row.get("repeat")) || !years.isEmpty(),
        years.stream().map(Object::toString).toList());
  }

  private static String description(Map<?, ?> row, List<DeficientControl> covered) {
    String given = text(row, "description");
    if (!given.isEmpty()) {
      return given;
    }
    return covered.isEmpty()
        ? "Deficiency " + text(row, "code")
        : String.join("\n", covered.stream().map(DeficientControl::description).toList());
  }

  private static List<CorrectiveAction> actions(Map<?, ?> row) {
    List<?> actions = row.get("corrective_actions") instanceof List<?> list ? list : List.of();
    return actions.stream()
        .map(action -> (Map<?, ?>) action)
        .map(action -> new CorrectiveAction(text(action, "description"), text(action, "due_date")))
        .toList();
  }

  private static Deficiency commented(DeficientControl control) {
    return new Deficiency("", control.description(), List.of(), "", false, List.of());
  }

  private static String text(Map<?, ?> row, String member) {
    return Objects.toString(row.get(member), "");
  }
}

package io.cortap.core.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The deficiencies of an area whose finding is D: one for each code that the setup supplies, and
 * one for each deficient control that no such code covers. A code {@code P12-4} covers the control
 * with the code {@code P12}; a row without a code covers the area's only deficient control.
 */
final class DeficiencyDrafting {
  private static final Pattern LAST_NUMBER = Pattern.compile("-\\d+$");
  private static final Pattern STARS = Pattern.compile("[ *]*$");

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
    for (List<Map<?, ?>> rows : byCode(area)) {
      drafted.add(supplied(rows, covered(code(rows.getFirst()), deficient, open)));
    }
    open.forEach(control -> drafted.add(commented(control)));
    return drafted;
  }

  /** Rows of one code tell of one deficiency; a row without a code, of one of its own. */
  private Collection<List<Map<?, ?>>> byCode(ReviewArea area) {
    var byCode = new LinkedHashMap<String, List<Map<?, ?>>>();
    for (Object element : supplied) {
      Map<?, ?> row = (Map<?, ?>) element;
      if (catalog.find(text(row, "review_area")).filter(area::equals).isPresent()) {
        used.add(row);
        String code = code(row);
        String key = code.isEmpty() ? "row " + byCode.size() : code.toUpperCase(Locale.ROOT);
        byCode.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
      }
    }
    return byCode.values();
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
            ? deficient.size() == 1 ? deficient : List.of()
            : deficient.stream().filter(control -> stem.equals(control.code())).toList();
    open.removeAll(covered);
    return covered;
  }

  private static String stem(String code) {
    return LAST_NUMBER.matcher(code.toUpperCase(Locale.ROOT)).replaceFirst("");
  }

  /** The code without the star of a repeat, its dashes as controls have them. */
  private static String code(Map<?, ?> row) {
    return STARS.matcher(Folding.characters(text(row, "code"))).replaceFirst("");
  }

  private static Deficiency supplied(List<Map<?, ?>> rows, List<DeficientControl> covered) {
    List<String> years =
        rows.stream().flatMap(row -> list(row, "repeat_years")).map(Object::toString).toList();
    List<String> closed = rows.stream().map(row -> text(row, "date_closed")).sorted().toList();
    return new Deficiency(
        code(rows.getFirst()),
        description(rows, covered),
        rows.stream().flatMap(DeficiencyDrafting::actions).distinct().toList(),
        closed.contains("") ? "" : closed.getLast(),
        !years.isEmpty() || rows.stream().anyMatch(DeficiencyDrafting::isRepeat),
        years.stream().distinct().toList());
  }

  private static boolean isRepeat(Map<?, ?> row) {
    return text(row, "code").endsWith("*") || Boolean.TRUE.equals(row.get("repeat"));
  }

  private static String description(List<Map<?, ?>> rows, List<DeficientControl> covered) {
    Stream<String> given = rows.stream().map(row -> text(row, "description"));
    Stream<String> read = covered.stream().map(DeficientControl::description);
    return given
        .filter(text -> !text.isEmpty())
        .distinct()
        .reduce((one, other) -> one + "\n" + other)
        .or(() -> read.reduce((one, other) -> one + "\n" + other))
        .orElseGet(() -> ("Deficiency " + code(rows.getFirst())).strip());
  }

  private static Stream<CorrectiveAction> actions(Map<?, ?> row) {
    return list(row, "corrective_actions")
        .map(action -> (Map<?, ?>) action)
        .map(action -> new CorrectiveAction(text(action, "description"), text(action, "due_date")));
  }

  private static Stream<?> list(Map<?, ?> row, String member) {
    return row.get(member) instanceof List<?> list ? list.stream() : Stream.of();
  }

  private static Deficiency commented(DeficientControl control) {
    return new Deficiency("", control.description(), List.of(), "", false, List.of());
  }

  private static String text(Map<?, ?> row, String member) {
    return Objects.toString(row.get(member), "");
  }
}

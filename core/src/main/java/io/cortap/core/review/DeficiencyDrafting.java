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

  List<Deficiency> deficiencies(ReviewArea area, List<Control> deficient) {
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

  private static List<Control> covered(String code, List<Control> deficient, List<Control> open) {
    String stem = stem(code);
    List<Control> covered = deficient.stream().filter(control -> covers(stem, control)).toList();
    open.removeAll(covered);
    return covered;
  }

  private static boolean covers(String stem, Control control) {
    return !stem.isEmpty()
        && stem.equals(ControlName.parse(control.name()).code().toUpperCase(Locale.ROOT));
  }

  private static String stem(String code) {
    return LAST_NUMBER.matcher(withoutStar(code).toUpperCase(Locale.ROOT)).replaceFirst("");
  }

  private static String withoutStar(String code) {
    return code.endsWith("*") ? code.substring(0, code.length() - 1).strip() : code;
  }

  private static Deficiency supplied(Map<?, ?> row, List<Control> covered) {
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

  private static String description(Map<?, ?> row, List<Control> covered) {
    String given = text(row, "description");
    if (!given.isEmpty()) {
      return given;
    }
    return covered.isEmpty()
        ? "Deficiency " + text(row, "code")
        : String.join("\n", covered.stream().map(DeficiencyDrafting::comment).toList());
  }

  private static List<CorrectiveAction> actions(Map<?, ?> row) {
    List<?> actions = row.get("corrective_actions") instanceof List<?> list ? list : List.of();
    return actions.stream()
        .map(action -> (Map<?, ?>) action)
        .map(action -> new CorrectiveAction(text(action, "description"), text(action, "due_date")))
        .toList();
  }

  private static Deficiency commented(Control control) {
    return new Deficiency("", comment(control), List.of(), "", false, List.of());
  }

  /** What the reviewer wrote; where only an instance says D, that is said too. */
  private static String comment(Control control) {
    String comment = CommentText.of(control.assessment().comments()).shown();
    boolean fromInstance =
        FindingClassifier.classify(control.assessment()) instanceof Verdict.Found found
            && found.rule().startsWith(FindingClassifier.FROM_INSTANCES);
    String said = fromInstance ? "an instance was reviewed as deficient" : "";
    String name = new ListedControl(control.id(), control.name(), "", "").label();
    String both = comment.isEmpty() ? said : said.isEmpty() ? comment : comment + " (" + said + ")";
    return name + ": " + both;
  }

  private static String text(Map<?, ?> row, String member) {
    return Objects.toString(row.get(member), "");
  }
}

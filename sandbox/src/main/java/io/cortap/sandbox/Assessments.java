package io.cortap.sandbox;

import io.cortap.sandbox.ControlFramework.Control;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which assessment each control of a project has, worked out from the project's plan: the same one
 * every time.
 */
final class Assessments {
  private static final Map<String, List<String>> COMMENTS = TextTable.sections("comments.txt");

  /** How often instances say what the comment says, and how often they say nothing. */
  private static final List<String> INSTANCES =
      List.of("same", "absent", "empty", "undecided", "same", "null");

  private final Map<String, List<String>> plan;
  private final Map<String, Assessment> deficient;
  private final Map<String, Integer> used = new HashMap<>();

  private Assessments(List<List<String>> plan, List<List<String>> deficient) {
    this.plan = plan.stream().collect(Collectors.toMap(List::getFirst, row -> row));
    this.deficient =
        deficient.stream().collect(Collectors.toMap(List::getFirst, Assessments::found));
  }

  /** The assessments of these controls, in their order. */
  static List<Assessment> of(
      List<Control> controls, List<List<String>> plan, List<List<String>> deficient) {
    var assessments = new Assessments(plan, deficient);
    var byFamily =
        controls.stream()
            .filter(control -> !assessments.deficient.containsKey(control.name()))
            .collect(
                Collectors.groupingBy(Control::family, LinkedHashMap::new, Collectors.toList()));
    var byName = new HashMap<>(assessments.deficient);
    byFamily.forEach((family, members) -> byName.putAll(assessments.spread(family, members)));
    return controls.stream().map(control -> byName.get(control.name())).toList();
  }

  /** Spreads a family's assessed controls evenly over it, and the NA ones over those. */
  private Map<String, Assessment> spread(String family, List<Control> members) {
    List<String> row = plan.getOrDefault(family, plan.getOrDefault("*", List.of("*", "0", "0")));
    int na = count(row.get(2), members.size());
    int assessed = na + count(row.get(1), members.size());
    var spread = new HashMap<String, Assessment>();
    int seen = 0;
    for (int i = 0; i < members.size(); i++) {
      Control control = members.get(i);
      if (isChosen(i, assessed, members.size())) {
        boolean isNa = isChosen(seen++, na, assessed);
        spread.put(control.name(), isNa ? decided("na", control) : decided("nd", control));
      } else {
        spread.put(control.name(), Assessment.of(TextTable.cells(next("unassessed"))));
      }
    }
    return spread;
  }

  private static int count(String cell, int all) {
    return cell.equals("all") ? all : Integer.parseInt(cell);
  }

  private static boolean isChosen(int index, int chosen, int of) {
    return (index + 1) * chosen / of > index * chosen / of;
  }

  private Assessment decided(String finding, Control control) {
    String comment =
        next(finding).replace("{subject}", control.subject()).replace("{code}", control.code());
    int turn = used.merge("instances", 1, Integer::sum);
    String instances = INSTANCES.get(turn % INSTANCES.size());
    String saying = finding.equals("na") ? "Not Applicable" : "Non-Deficient";
    return new Assessment(
        turn % 3 == 0 ? "Completed" : "Complete",
        comment,
        instances.equals("same") ? saying : instances);
  }

  private String next(String section) {
    List<String> lines = COMMENTS.getOrDefault(section, List.of());
    int turn = used.merge(section, 1, Integer::sum);
    return lines.get((turn - 1) % lines.size());
  }

  private static Assessment found(List<String> row) {
    String comment = row.get(2).replace("\\n", "\n");
    return new Assessment("Complete", comment, row.get(1));
  }
}

package io.cortap.sandbox;

import io.cortap.sandbox.ControlFramework.Control;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One project of the sandbox, with its controls as the API shows them.
 *
 * @param items the members of {@code items}, in the API's order, unmodifiable from here on
 */
record SandboxProject(long id, long tenantId, String name, String status, List<Object> items) {
  /** The main one: 494 controls, about 60 % assessed, 6 of them deficient in 3 areas. */
  static final SandboxProject HARBOR_VALLEY =
      of(
          SandboxProjects.HARBOR_VALLEY,
          1,
          "Harbor Valley Transit District – FY2026 Triennial Review",
          renamed());

  /** A young one: 492 of 494 controls not started, with null comments. */
  static final SandboxProject QUILL_RIVER =
      young(
          SandboxProjects.QUILL_RIVER, 1, "Quill River Regional Transit – FY2026 Triennial Review");

  /** A finished one: 533 controls, all assessed, none deficient. */
  static final SandboxProject MESQUITE_BEND =
      of(
          SandboxProjects.MESQUITE_BEND,
          1,
          "Mesquite Bend Area Transit – FY2026 Combined Review",
          ControlFramework.WHOLE);

  /** The second tenant's: a state department, 494 controls, one of them deficient. */
  static final SandboxProject TAMARACK =
      of(
          SandboxProjects.TAMARACK,
          2,
          "Tamarack Department of Transportation – FY2026 State Management Review",
          ControlFramework.WITHOUT_TITLE_VI);

  /** Twelve controls of which nearly every one is of an unexpected shape. */
  static final SandboxProject BRINDLE_CREEK =
      new SandboxProject(
          SandboxProjects.BRINDLE_CREEK,
          2,
          "Brindle Creek Shuttle – data exercises",
          "Active",
          Json.list(TextTable.text("project-72.json")));

  SandboxProject {
    items = List.copyOf(items);
  }

  static List<SandboxProject> all() {
    return List.of(HARBOR_VALLEY, QUILL_RIVER, MESQUITE_BEND, TAMARACK, BRINDLE_CREEK);
  }

  /** What the tenant's list shows of it. */
  Map<String, Object> summary() {
    var summary = new LinkedHashMap<String, Object>();
    summary.put("id", id);
    summary.put("name", name);
    summary.put("status", status);
    summary.put("created_at", "2025-10-%02dT15:04:05Z".formatted(1 + id % 28));
    return summary;
  }

  private static SandboxProject of(long id, long tenantId, String name, List<Control> controls) {
    List<List<String>> deficient =
        id == SandboxProjects.MESQUITE_BEND
            ? List.of()
            : TextTable.rows("deficient-" + id + ".txt");
    List<Assessment> assessments =
        Assessments.of(controls, TextTable.rows("project-" + id + ".txt"), deficient);
    return assembled(id, tenantId, name, controls, assessments);
  }

  private static SandboxProject young(long id, long tenantId, String name) {
    List<Control> controls = ControlFramework.WITHOUT_TITLE_VI;
    var assessments = new ArrayList<Assessment>();
    for (int i = 0; i < controls.size(); i++) {
      String instances = i % 3 == 0 ? "empty" : "absent";
      assessments.add(
          switch (i) {
            case 4 -> new Assessment("Complete", "Non-Deficient", "Non-Deficient");
            case 90 -> new Assessment("In Progress", "null", "undecided");
            default -> new Assessment("Not Started", "null", instances);
          });
    }
    return assembled(id, tenantId, name, controls, assessments);
  }

  private static List<Control> renamed() {
    Map<String, String> names =
        TextTable.rows("renamed-58.txt").stream()
            .collect(Collectors.toMap(List::getFirst, List::getLast));
    UnaryOperator<Control> rename =
        control ->
            names.containsKey(control.name())
                ? control.renamed(names.getOrDefault(control.name(), ""))
                : control;
    return ControlFramework.WITHOUT_TITLE_VI.stream().map(rename).toList();
  }

  private static SandboxProject assembled(
      long id, long tenantId, String name, List<Control> controls, List<Assessment> assessments) {
    var items = new ArrayList<Object>();
    for (int i = 0; i < controls.size(); i++) {
      items.add(item(id, name, i, controls.get(i), assessments.get(i)));
    }
    return new SandboxProject(id, tenantId, name, "Active", items);
  }

  /** Ids are sometimes numbers and sometimes strings, and any level may be null, as observed. */
  private static Map<String, @Nullable Object> item(
      long projectId, String projectName, int index, Control control, Assessment assessment) {
    long id = projectId * 10_000 + index;
    boolean idsAsText = index % 7 == 3;
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("id", idsAsText ? Long.toString(id) : id);
    item.put("control", control(id + 5_000, index, control));
    item.put("assessment", assessment.isThere() ? assessment.toJson(id, index % 5 == 2) : null);
    item.put("control_family", null);
    item.put("project", index % 31 == 30 ? null : project(projectId, projectName, idsAsText));
    item.put("updated_at", "2026-03-%02dT09:30:00".formatted(1 + index % 28));
    return item;
  }

  private static Map<String, @Nullable Object> control(long id, int index, Control control) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", index % 11 == 0 ? Long.toString(id) : id);
    json.put("name", control.name());
    json.put("description", index % 4 == 1 ? null : "Reviewers look at " + control.subject() + ".");
    return json;
  }

  private static Map<String, Object> project(long id, String name, boolean idAsText) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", idAsText ? Long.toString(id) : id);
    json.put("name", name);
    return json;
  }
}

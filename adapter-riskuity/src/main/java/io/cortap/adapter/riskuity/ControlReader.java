package io.cortap.adapter.riskuity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes controls of what Riskuity lists. Anything may be null or absent; a field of another type
 * than expected is named once in the oddities and left out, unless it can stand as text, and its
 * control stays.
 */
final class ControlReader {
  private static final int MAX_ODDITIES = 200;

  private final ProjectId project;
  private final ControlPages pages;
  private final List<String> oddities = new ArrayList<>();
  private int unnamedOddities;
  private String projectName = "";

  private ControlReader(ProjectId project, ControlPages pages) {
    this.project = project;
    this.pages = pages;
  }

  static ProjectControls read(
      List<JsonNode> items, ProjectId project, ControlPages pages, Instant readAt) {
    var reader = new ControlReader(project, pages);
    List<Control> controls = new ArrayList<>(items.size());
    for (JsonNode item : items) {
      controls.add(reader.control(item, controls.size() + 1));
    }
    return new ProjectControls(reader.projectName, controls, reader.namedOddities(), readAt);
  }

  private Control control(JsonNode item, int position) {
    String place = "The item at position " + position;
    JsonNode fields = object(item, place, "it");
    String id = id(fields.path("id"), place, "id");
    String name = "Control " + (id.isEmpty() ? "at position " + position : id);
    if (id.isEmpty()) {
      odd(place + " has no id; it is kept under its position.");
    }
    readProject(object(fields.path("project"), name, "project"), name);
    JsonNode control = object(fields.path("control"), name, "control");
    return new Control(
        id.isEmpty() ? "position-" + position : id,
        text(control.path("name"), name, "control.name"),
        text(control.path("description"), name, "control.description"),
        assessment(object(fields.path("assessment"), name, "assessment"), name),
        id.isEmpty() ? "" : pages.of(project, id));
  }

  private Assessment assessment(JsonNode fields, String control) {
    if (fields.isMissingNode()) {
      return Assessment.NONE;
    }
    return new Assessment(
        text(fields.path("status"), control, "assessment.status"),
        text(fields.path("comments"), control, "assessment.comments"),
        instanceStatuses(fields.path("instances"), control));
  }

  private List<String> instanceStatuses(JsonNode instances, String control) {
    if (!instances.isArray() && !isAbsent(instances)) {
      mistyped(control, "assessment.instances", "a list", instances);
    }
    List<String> statuses = new ArrayList<>();
    if (instances.isArray()) {
      for (JsonNode instance : instances) {
        JsonNode fields = object(instance, control, "assessment.instances[]");
        String field = "assessment.instances[].review_status";
        statuses.add(text(fields.path("review_status"), control, field));
      }
    }
    statuses.removeIf(String::isEmpty);
    return statuses;
  }

  private void readProject(JsonNode fields, String control) {
    String id = id(fields.path("id"), control, "project.id");
    if (!id.isEmpty() && !id.equals(project.toString())) {
      odd(control + " says that it belongs to project '" + id + "', not to " + project + ".");
    }
    String name = text(fields.path("name"), control, "project.name");
    projectName = projectName.isEmpty() ? name : projectName;
  }

  private JsonNode object(JsonNode node, String owner, String field) {
    if (node.isObject()) {
      return node;
    }
    if (!isAbsent(node)) {
      mistyped(owner, field, "an object", node);
    }
    return MissingNode.getInstance();
  }

  /** A number or a boolean is kept as it is written: it may be all there is of a name. */
  private String text(JsonNode node, String owner, String field) {
    if (node.isNumber() || node.isBoolean()) {
      odd(owner + ": " + field + " should be text and is " + node.asText() + "; kept as text.");
      return node.asText();
    }
    if (!node.isTextual() && !isAbsent(node)) {
      mistyped(owner, field, "text", node);
    }
    return node.isTextual() ? node.textValue() : "";
  }

  private String id(JsonNode node, String owner, String field) {
    boolean isId = node.isTextual() || node.isIntegralNumber();
    if (!isId && !isAbsent(node)) {
      mistyped(owner, field, "text or a whole number", node);
    }
    return isId ? node.asText() : "";
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private void mistyped(String owner, String field, String expected, JsonNode seen) {
    String kind = seen.getNodeType().name().toLowerCase(Locale.ROOT);
    odd(
        owner
            + ": "
            + field
            + " should be "
            + expected
            + " and is of type "
            + kind
            + "; left out.");
  }

  private void odd(String sentence) {
    if (oddities.size() < MAX_ODDITIES) {
      oddities.add(sentence);
    } else {
      unnamedOddities++;
    }
  }

  private List<String> namedOddities() {
    if (unnamedOddities > 0) {
      oddities.add("And " + unnamedOddities + " more of this kind.");
    }
    return oddities;
  }
}

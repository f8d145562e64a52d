package io.cortap.core.review;

/**
 * One control of a project, as Riskuity returned it. Absent texts are empty.
 *
 * @param id opaque
 * @param name {@code PREFIX : CODE}, for instance {@code LEGAL : L2}
 * @param url where people see the control; empty where its system has no such page
 */
public record Control(
    String id, String name, String description, Assessment assessment, String url) {

  /** A control without a page of its own. */
  public Control(String id, String name, String description, Assessment assessment) {
    this(id, name, description, assessment, "");
  }
}

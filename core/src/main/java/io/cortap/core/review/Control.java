package io.cortap.core.review;

/**
 * One control of a project, as Riskuity returned it. Absent texts are empty.
 *
 * @param id opaque
 * @param name {@code PREFIX : CODE}, for instance {@code LEGAL : L2}
 */
public record Control(String id, String name, String description, Assessment assessment) {}

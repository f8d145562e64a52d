package io.cortap.core.review;

/**
 * One control of a project, as Riskuity returned it.
 *
 * @param id opaque; compared as text
 * @param name usually {@code AREA : CODE}; "" when Riskuity has none
 * @param description "" when Riskuity has none
 * @param assessment {@link Assessment#NONE} when Riskuity has none
 */
public record Control(String id, String name, String description, Assessment assessment) {}

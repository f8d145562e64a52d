package io.cortap.core.review;

/**
 * A project-level value and where it comes from.
 *
 * @param value a plain value, immutable, never null
 */
public record FieldValue(Object value, Layer layer) {}

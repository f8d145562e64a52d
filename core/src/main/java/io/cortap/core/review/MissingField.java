package io.cortap.core.review;

/**
 * A declared field that has no value.
 *
 * @param supplier the layer that should supply it
 * @param where in that layer, for instance {@code project_info.recipient_name}
 */
public record MissingField(DeclaredField field, Layer supplier, String where) {}

package io.cortap.core.intake;

/**
 * What is wrong with one field of a request.
 *
 * @param field the member's path, for instance {@code options.format}
 * @param message what is expected there; it does not repeat the value that was sent
 */
public record FieldFault(String field, String message) {}

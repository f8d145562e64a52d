package io.cortap.core.review;

/**
 * A field that a report type declares.
 *
 * @param path in the canonical JSON, or one of the flat names
 * @param fallback what the report prints in its place; "" when it prints nothing
 */
public record DeclaredField(String path, Need need, String fallback) {}

package io.cortap.core.review;

/**
 * A text that only keeps a place, such as {@code TBD}: counted as missing.
 *
 * @param path canonical where a whole field is meant, else the member of the record
 * @param layer whose record holds it
 */
public record PlaceholderValue(String path, String value, Layer layer) {}

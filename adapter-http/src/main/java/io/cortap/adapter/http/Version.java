package io.cortap.adapter.http;

/**
 * Which build answers.
 *
 * @param version for instance {@code 0.1.0}
 * @param commit of the source that it was built from; {@code unknown} where the build could not
 *     tell
 */
public record Version(String version, String commit) {}

package io.cortap.core.review;

import java.util.Optional;

/**
 * One project-level member of the canonical review.
 *
 * @param path in the canonical JSON, for instance {@code project.recipient_name}
 * @param kind what it holds
 * @param setupPath where a setup record holds it, for instance {@code project_info.recipient_name}
 * @param alsoAt a second canonical path with the same value; "" when there is none
 */
public record Field(String path, FieldKind kind, String setupPath, String alsoAt) {

  /** The second canonical path, if there is one. */
  public Optional<String> second() {
    return alsoAt.isEmpty() ? Optional.empty() : Optional.of(alsoAt);
  }
}

package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import java.nio.charset.StandardCharsets;

/** Texts hashed as one, each with its length in bytes before it: no two lists hash alike. */
final class HashedParts {
  private final StringBuilder text = new StringBuilder();

  HashedParts with(String part) {
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    text.append(bytes).append(':').append(part).append('\n');
    return this;
  }

  Sha256 hash() {
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}

package io.cortap.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The known answers of names and comments. */
final class VectorFile {
  private VectorFile() {}

  /** One known answer. */
  record Known(JsonNode members) {
    /** "" for null and for an absent member. */
    String text(String name) {
      return members.path(name).asText("");
    }

    boolean isTrue(String name) {
      return members.path(name).asBoolean(false);
    }
  }

  static List<Known> cases(String file) throws IOException {
    try (InputStream json = Objects.requireNonNull(VectorFile.class.getResourceAsStream(file))) {
      return new ObjectMapper().readTree(json).get("cases").valueStream().map(Known::new).toList();
    }
  }

  static List<String> lines(String file) throws IOException {
    try (InputStream text = Objects.requireNonNull(VectorFile.class.getResourceAsStream(file))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}

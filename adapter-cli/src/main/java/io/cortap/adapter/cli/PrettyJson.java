package io.cortap.adapter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values as JSON for people: a member a line. */
final class PrettyJson {
  private PrettyJson() {}

  static String of(Map<String, ? extends @Nullable Object> members) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("only plain values are shown", e);
    }
  }
}

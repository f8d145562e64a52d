package io.cortap.adapter.riskuity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.report.UserToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Riskuity says under {@code detail}: a string, or FastAPI's list of {@code loc, msg, type}.
 * Nothing else of an answer is ever passed on.
 */
final class UpstreamDetail {
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_CHARACTERS = 300;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
  private static final Pattern TOKEN_LIKE =
      Pattern.compile(
          "eyJ[A-Za-z0-9_.-]+|[A-Za-z0-9_-]{12,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"
              + "|(?i:bearer)\\s+\\S+");

  private UpstreamDetail() {}

  /** One line of at most 300 characters without anything like a token; empty if there is none. */
  static String of(byte[] body, UserToken token) {
    if (body.length == 0 || body.length > MAX_BODY_BYTES) {
      return "";
    }
    try {
      return clean(text(JSON.readTree(body).path("detail")), token);
    } catch (IOException notJson) {
      return "";
    }
  }

  private static String text(JsonNode detail) {
    if (!detail.isArray()) {
      return detail.isTextual() ? detail.textValue() : "";
    }
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : detail) {
      List<String> path = new ArrayList<>();
      fault.path("loc").forEach(step -> path.add(step.asText()));
      faults.add(String.join(".", path) + ": " + fault.path("msg").asText());
    }
    return String.join("; ", faults);
  }

  private static String clean(String text, UserToken token) {
    String line = INVISIBLE.matcher(text).replaceAll(" ").replace(token.reveal(), "[removed]");
    String safe = TOKEN_LIKE.matcher(line).replaceAll("[removed]").strip();
    return safe.length() <= MAX_CHARACTERS ? safe : safe.substring(0, MAX_CHARACTERS - 1) + "…";
  }
}

package io.cortap.adapter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.audit.KnownRoot;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Roots that were kept elsewhere: a JSON object a line, as {@code audit roots} prints them or as
 * the service logs them. Log lines about anything else are passed over.
 */
final class KnownRootLines {
  private static final List<String> MEMBERS = List.of("tenant_id", "day", "hash");

  private final ObjectMapper json = new ObjectMapper();

  /**
   * @throws IllegalArgumentException naming the line that is none
   */
  List<KnownRoot> read(byte[] file) {
    var roots = new ArrayList<KnownRoot>();
    int number = 0;
    for (String line : new String(file, StandardCharsets.UTF_8).split("\\R", -1)) {
      number++;
      if (!line.isBlank()) {
        try {
          root(line).ifPresent(roots::add);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
          throw new IllegalArgumentException(
              "line " + number + " holds no root: it must be a JSON object with " + MEMBERS, e);
        }
      }
    }
    return roots;
  }

  private Optional<KnownRoot> root(String line) throws JsonProcessingException {
    JsonNode object = json.readTree(line);
    if (!object.isObject()) {
      throw new IllegalArgumentException("no object");
    }
    String event = member(object, "event");
    if (event.isEmpty() && object.has("level") || !event.isEmpty() && !event.equals("audit_root")) {
      return Optional.empty();
    }
    return Optional.of(
        new KnownRoot(
            new TenantId(member(object, "tenant_id")),
            LocalDate.parse(member(object, "day")),
            new Sha256(member(object, "hash"))));
  }

  /** At the top, or among the pairs that a log line carries; empty if it is in neither. */
  private static String member(JsonNode object, String name) {
    if (object.has(name)) {
      return object.path(name).asText();
    }
    for (JsonNode pair : object.path("kvpList")) {
      if (pair.has(name)) {
        return pair.path(name).asText();
      }
    }
    return "";
  }
}

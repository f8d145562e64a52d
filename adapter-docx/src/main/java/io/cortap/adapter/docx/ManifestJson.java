package io.cortap.adapter.docx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code manifest.json}; every fault is found in one reading. */
final class ManifestJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MEMBERS =
      Set.of("id", "title", "file_name", "reports_findings", "fields");
  private static final Pattern FILE_NAME =
      Pattern.compile("(?:[A-Za-z0-9._-]|\\{project_id}|\\{yyyymmdd})+\\.docx");
  private static final Set<String> FIELD_MEMBERS =
      Set.of("path", "need", "type", "default", "place");

  private final List<String> faults = new ArrayList<>();

  private ManifestJson() {}

  /**
   * @throws FaultyReportTypeException that lists every fault
   */
  static TypeManifest read(String typeId, byte[] json) {
    var reading = new ManifestJson();
    TypeManifest manifest = reading.manifest(typeId, reading.parsed(json));
    if (!reading.faults.isEmpty()) {
      throw new FaultyReportTypeException(
          reading.faults.stream().map(fault -> typeId + "/manifest.json: " + fault).toList());
    }
    return manifest;
  }

  private JsonNode parsed(byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      return root == null ? MissingNode.getInstance() : root;
    } catch (JsonProcessingException e) {
      faults.add(
          "is no JSON: " + e.getOriginalMessage() + " at line " + e.getLocation().getLineNr());
    } catch (java.io.IOException e) {
      faults.add("cannot be read: " + e.getMessage());
    }
    return MissingNode.getInstance();
  }

  private TypeManifest manifest(String typeId, JsonNode root) {
    if (faults.isEmpty()) {
      refuseUnknown(root, MEMBERS, "");
    }
    String id = text(root, "id", "");
    if (!id.isEmpty() && !id.equals(typeId)) {
      faults.add("id is the folder's name '" + typeId + "', was '" + id + "'");
    }
    if (!ReportType.isWellFormed(typeId)) {
      faults.add(
          "the folder's name is the report type: lower-case letters, digits and '_', a letter first;"
              + " was '%s'".formatted(typeId));
    }
    var fields = new ArrayList<ManifestField>();
    var paths = new HashSet<String>();
    for (JsonNode field : root.path("fields")) {
      String where = "fields[" + fields.size() + "].";
      refuseUnknown(field, FIELD_MEMBERS, where);
      ManifestField declared = field(field, where);
      if (!paths.add(declared.path())) {
        faults.add(where + "path '" + declared.path() + "' is declared twice");
      }
      fields.add(declared);
    }
    return new TypeManifest(
        id, text(root, "title", ""), fileName(root), reportsFindings(root), fields);
  }

  private boolean reportsFindings(JsonNode root) {
    JsonNode given = root.path("reports_findings");
    if (!given.isMissingNode() && !given.isBoolean()) {
      faults.add("reports_findings must be true or false, was %s".formatted(given));
    }
    return given.asBoolean(true);
  }

  private String fileName(JsonNode root) {
    String pattern = text(root, "file_name", "");
    if (!pattern.isEmpty() && !FILE_NAME.matcher(pattern).matches()) {
      faults.add(
          "file_name holds letters, digits, '.', '_', '-', {project_id} and {yyyymmdd}, and ends in"
              + " .docx, was '%s'".formatted(pattern));
    }
    return pattern;
  }

  private ManifestField field(JsonNode field, String where) {
    return new ManifestField(
        text(field, "path", where),
        word(Need.class, field, "need", where).orElse(Need.OPTIONAL),
        word(ManifestField.Type.class, field, "type", where).orElse(ManifestField.Type.STRING),
        fallback(field.path("default"), where),
        field.path("place").asText(""));
  }

  private @Nullable Object fallback(JsonNode node, String where) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (node.isTextual()) {
      return node.asText();
    }
    if (node.isIntegralNumber()) {
      return node.asLong();
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    faults.add(where + "default is a text, a whole number, true or false, was " + node);
    return null;
  }

  private String text(JsonNode node, String member, String where) {
    String text = node.path(member).asText("");
    if (text.isBlank() && (faults.isEmpty() || !node.isMissingNode())) {
      faults.add(where + member + " is a text, was " + shown(node.path(member)));
    }
    return text;
  }

  private <E extends Enum<E>> Optional<E> word(
      Class<E> words, JsonNode node, String member, String where) {
    String text = node.path(member).asText("");
    for (E word : words.getEnumConstants()) {
      if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(word);
      }
    }
    String known =
        String.join(
            " | ",
            List.of(words.getEnumConstants()).stream()
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList());
    faults.add(where + member + " is " + known + ", was " + shown(node.path(member)));
    return Optional.empty();
  }

  private void refuseUnknown(JsonNode node, Set<String> known, String where) {
    if (!node.isObject()) {
      faults.add(where + "is an object, was " + shown(node));
      return;
    }
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            faults.add(
                where + name + " is not known; known are " + known.stream().sorted().toList());
          }
        });
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.toString();
  }
}

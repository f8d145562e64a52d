package io.cortap.adapter.http;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cortap.core.problem.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The service in OpenAPI 3.1: {@code openapi.json}, which is kept by hand, completed by what would
 * be the same all over it. That are the answers for the codes that an operation names in {@code
 * x-errors}, the headers of every answer, HEAD beside GET, and the canonical review's own schema.
 */
final class ApiDescription {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String REVIEW = "CanonicalReview";
  private static final String ERRORS = "x-errors";
  private static final String HEADERS = "x-headers";
  private static final String WITHOUT_HEAD = "x-no-head";

  private final ObjectNode document;

  private ApiDescription(ObjectNode document) {
    this.document = document;
  }

  static ApiDescription of(Version version, PublicBase base) {
    var description = new ApiDescription(resource("openapi.json"));
    description.complete(version, base);
    return description;
  }

  /** The document; nobody changes it. */
  JsonNode document() {
    return document;
  }

  byte[] bytes() {
    var indented = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter(" ", "\n"));
    try {
      return JSON.writer(indented).writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
  }

  private void complete(Version version, PublicBase base) {
    document.withObject("/info").put("version", version.version());
    if (!base.prefix().isEmpty()) {
      ((ObjectNode) document.path("servers").path(0)).put("url", base.prefix());
    }
    embedReview();
    var everyHeader = texts(document.remove(HEADERS));
    var errors = document.remove(ERRORS);
    var every = texts(errors.path("every"));
    var authorized = texts(errors.path("authorized"));
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        var codes = new ArrayList<>(texts(((ObjectNode) operation).remove(ERRORS)));
        boolean open = operation.path("security").isArray();
        if (!keepsItsOwnErrors(operation)) {
          codes.addAll(open ? List.of() : authorized);
          codes.addAll(every);
        }
        addProblems(operation.withObject("/responses"), codes);
        operation.path("responses").forEach(answer -> addHeaders(answer, everyHeader));
      }
      addHead((ObjectNode) path);
    }
  }

  private static boolean keepsItsOwnErrors(JsonNode operation) {
    return operation.path("responses").has("500");
  }

  /** Its definitions become components, because a reference counts from the document's root. */
  private void embedReview() {
    ObjectNode schemas = document.withObject("/components/schemas");
    ObjectNode review = resource("canonical-review-1.0.schema.json");
    review.remove("$schema");
    JsonNode definitions = review.remove("$defs");
    schemas.set(REVIEW, renamed(review));
    definitions
        .properties()
        .forEach(each -> schemas.set(REVIEW + "." + each.getKey(), renamed(each.getValue())));
  }

  private static JsonNode renamed(JsonNode schema) {
    try {
      return JSON.readTree(
          schema.toString().replace("\"#/$defs/", "\"#/components/schemas/" + REVIEW + "."));
    } catch (IOException e) {
      throw new UncheckedIOException("a schema that was read is JSON", e);
    }
  }

  private static void addProblems(ObjectNode responses, List<String> codes) {
    SortedMap<Integer, List<FailureCode>> byStatus =
        codes.stream()
            .map(FailureCode::valueOf)
            .distinct()
            .sorted()
            .collect(
                Collectors.groupingBy(FailureCode::httpStatus, TreeMap::new, Collectors.toList()));
    byStatus.forEach((status, same) -> addProblem(responses, status, same));
  }

  private static void addProblem(ObjectNode responses, int status, List<FailureCode> codes) {
    ObjectNode answer = responses.withObject("/" + status);
    answer.put(
        "description",
        codes.stream()
            .map(code -> "`" + code + "`: " + code.title() + ".")
            .collect(Collectors.joining(" ")));
    demanded(status)
        .forEach(header -> answer.withObject("/headers").set(header, reference("headers", header)));
    // What a browser gets where it prefers a page stands beside it.
    answer
        .withObject("/content")
        .putObject(Reply.PROBLEM)
        .set("schema", reference("schemas", "Problem"));
    ArrayNode names = answer.putArray("x-error-codes");
    codes.forEach(code -> names.add(code.name()));
  }

  private static List<String> demanded(int status) {
    return switch (status) {
      case 401 -> List.of("WWW-Authenticate");
      case 412 -> List.of("ETag");
      case 416 -> List.of("Content-Range");
      case 429, 503 -> List.of("Retry-After");
      default -> List.of();
    };
  }

  private static void addHeaders(JsonNode answer, List<String> names) {
    ObjectNode headers = answer.withObject("/headers");
    names.forEach(name -> headers.set(name, reference("headers", name)));
  }

  private static void addHead(ObjectNode path) {
    if (!(path.get("get") instanceof ObjectNode get) || get.remove(WITHOUT_HEAD) != null) {
      return;
    }
    ObjectNode head = get.deepCopy();
    String name = get.path("operationId").asText();
    head.put("operationId", name + "Head");
    head.put("summary", get.path("summary").asText() + ", without the body");
    head.path("responses").forEach(answer -> ((ObjectNode) answer).remove("content"));
    path.set("head", head);
  }

  private static ObjectNode reference(String kind, String name) {
    return JSON.createObjectNode().put("$ref", "#/components/" + kind + "/" + name);
  }

  private static List<String> texts(JsonNode names) {
    return names == null ? List.of() : names.valueStream().map(JsonNode::asText).toList();
  }

  private static ObjectNode resource(String name) {
    try (InputStream file =
        Objects.requireNonNull(
            ApiDescription.class.getResourceAsStream(name), "the build packs " + name)) {
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " out of the service's own jar", e);
    }
  }

  /** Where a reference within the document leads; the node itself if it is none. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  /** Its operations by path and method, in the order of the document. */
  List<Operation> operations() {
    var all = new ArrayList<Operation>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        all.add(new Operation(path.getKey(), method.getKey(), method.getValue()));
      }
    }
    return all;
  }

  /**
   * What can be asked for with one method at one path.
   *
   * @param method in lower case
   */
  record Operation(String path, String method, JsonNode node) {}
}

package io.cortap.adapter.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds what goes over the wire against the service's OpenAPI document, both ways: an answer with a
 * status, a header, a media type or a member that the document does not know is wrong, and so is a
 * request that was accepted although the document does not allow it.
 *
 * <p>One instance serves any number of threads.
 */
public final class DescribedApi {
  private static final String PROBLEM = "application/problem+json";

  /** What HTTP itself says, whatever the API; media types are looked at with the bodies. */
  private static final Set<String> OF_HTTP =
      Set.of("connection", "content-length", "content-type", "date", "transfer-encoding");

  private static final Set<String> SENT_BY_CLIENTS =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "content-encoding",
          "content-length",
          "content-type",
          "origin",
          "user-agent");

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, DescribedApi> KNOWN = new ConcurrentHashMap<>();

  private final JsonNode document;
  private final ApiSchemas schemas;
  private final Set<String> faultless = ConcurrentHashMap.newKeySet();

  private DescribedApi(JsonNode document) {
    this.document = document;
    this.schemas = new ApiSchemas(document);
  }

  /**
   * The same document, wherever it is served, is compiled once.
   *
   * @param document as {@code /openapi.json} gives it
   */
  public static DescribedApi of(String document) {
    ObjectNode tree = (ObjectNode) tree(document);
    tree.remove("servers");
    return KNOWN.computeIfAbsent(tree.toString(), text -> new DescribedApi(tree));
  }

  /**
   * @throws AssertionError that lists everything in which the document and the exchange disagree
   */
  public void check(HttpRequest request, HttpResponse<byte[]> response) {
    check(Exchange.of(request, response));
  }

  /**
   * The same for an answer that was read as text.
   *
   * @throws AssertionError that lists everything in which the document and the exchange disagree
   */
  public void checkText(HttpRequest request, HttpResponse<String> response) {
    check(Exchange.ofText(request, response));
  }

  /** What was found right is not looked at again. */
  private void check(Exchange exchange) {
    if (faultless.contains(exchange.likeness())) {
      return;
    }
    List<String> faults = faults(exchange);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          exchange + " is not what openapi.json says:\n" + String.join("\n", faults));
    }
    faultless.add(exchange.likeness());
  }

  /** What is wrong with the body of that webhook; empty if nothing is. */
  public List<String> faultsOfWebhook(String name, String body) {
    JsonNode hook = document.path("webhooks").path(name).path("post");
    return hook.isMissingNode()
        ? List.of("no webhook is called " + name)
        : schemas.faults(hook.at("/requestBody/content/application~1json/schema"), body);
  }

  /** Examples in the document that their own schemas refuse. */
  public List<String> faultsOfExamples() {
    var faults = new ArrayList<String>();
    for (JsonNode media : document.findParents("example")) {
      JsonNode example = media.path("example");
      if (media.has("schema") && !example.isTextual()) {
        schemas
            .faults(media.path("schema"), example.toString())
            .forEach(fault -> faults.add(fault + " in " + example));
      }
    }
    return faults;
  }

  /** Named schemas that are none themselves, and references that lead nowhere. */
  public List<String> faultsOfSchemas() {
    var faults = new ArrayList<String>();
    document
        .at("/components/schemas")
        .properties()
        .forEach(schema ->
            schemas
                .faultsOfSchema(schema.getValue())
                .forEach(fault -> faults.add(schema.getKey() + fault)));
    document.findValuesAsText("$ref").stream()
        .filter(reference -> document.at(reference.substring(1)).isMissingNode())
        .forEach(reference -> faults.add(reference + " leads nowhere"));
    return faults;
  }

  private List<String> faults(Exchange exchange) {
    Optional<Map.Entry<String, JsonNode>> path = path(exchange.uri().getRawPath());
    String method = exchange.method().toLowerCase(Locale.ROOT);
    if (path.isEmpty()) {
      return undescribed(exchange, List.of(404));
    }
    JsonNode operation = path.get().getValue().path(method);
    if (operation.isMissingNode()) {
      return method.equals("options") && exchange.status() == 204
          ? List.of()
          : undescribed(exchange, List.of(405));
    }
    var faults = new ArrayList<String>();
    if (exchange.accepted()) {
      faults.addAll(faultsOfRequest(exchange, operation));
    }
    JsonNode answer = operation.path("responses").path(Integer.toString(exchange.status()));
    if (answer.isMissingNode()) {
      faults.add("the status " + exchange.status() + " is not described: " + exchange.received());
      return faults;
    }
    faults.addAll(faultsOfHeaders(exchange.headers(), answer));
    faults.addAll(faultsOfBody(exchange, answer));
    return faults;
  }

  /** The path of the document that it is; fixed words go before parameters. */
  private Optional<Map.Entry<String, JsonNode>> path(String path) {
    return document.path("paths").properties().stream()
        .filter(entry -> Pattern.matches(entry.getKey().replaceAll("\\{[a-z_]+}", "[^/]+"), path))
        .findFirst();
  }

  /** Whatever has no operation is refused with the one error object. */
  private List<String> undescribed(Exchange exchange, List<Integer> statuses) {
    if (!statuses.contains(exchange.status())) {
      return List.of("nothing is described there; expected " + statuses);
    }
    return exchange.method().equals("HEAD")
        ? List.of()
        : faultsOfJson(named("Problem"), exchange.received());
  }

  private List<String> faultsOfRequest(Exchange exchange, JsonNode operation) {
    var faults = new ArrayList<String>();
    boolean open = operation.has("security") && operation.path("security").isEmpty();
    if (!open && exchange.requestHeaders().firstValue("Authorization").isEmpty()) {
      faults.add("accepted without the token that is said to be needed");
    }
    faults.addAll(faultsOfParameters(exchange, operation));
    JsonNode content = operation.path("requestBody").path("content");
    if (!content.isMissingNode()) {
      String type = Exchange.mediaType(exchange.requestHeaders()).toLowerCase(Locale.ROOT);
      if (!content.has(type)) {
        faults.add("accepted a body of the type '" + type + "', which is not described");
      } else if (type.equals("application/json")) {
        faults.addAll(faultsOfJson(content.path(type).path("schema"), exchange.sent()));
      }
    }
    return faults;
  }

  private List<String> faultsOfParameters(Exchange exchange, JsonNode operation) {
    Map<String, String> query = query(exchange.uri());
    var faults = new ArrayList<String>();
    var known = new ArrayList<String>();
    for (JsonNode sent : operation.path("parameters")) {
      JsonNode parameter = resolved(sent);
      String name = parameter.path("name").asText();
      Optional<String> value =
          switch (parameter.path("in").asText()) {
            case "query" -> Optional.ofNullable(query.remove(name));
            case "header" -> {
              known.add(name.toLowerCase(Locale.ROOT));
              yield exchange.requestHeaders().firstValue(name);
            }
            default -> Optional.of("");
          };
      if (value.isEmpty() && parameter.path("required").asBoolean()) {
        faults.add("accepted without the parameter " + name);
      }
      value
          .filter(text -> !parameter.path("in").asText().equals("path"))
          .ifPresent(text -> faults.addAll(faultsOfText(parameter.path("schema"), name, text)));
    }
    query.keySet().forEach(name -> faults.add("the parameter " + name + " is not described"));
    exchange.requestHeaders().map().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> !SENT_BY_CLIENTS.contains(name) && !known.contains(name))
        .forEach(name -> faults.add("the request's header " + name + " is not described"));
    return faults;
  }

  private static Map<String, String> query(URI uri) {
    var query = new LinkedHashMap<String, String>();
    String raw = uri.getRawQuery();
    for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length == 1 ? "" : decoded(parts[1]));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private List<String> faultsOfHeaders(HttpHeaders sent, JsonNode answer) {
    var faults = new ArrayList<String>();
    var known = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
      JsonNode described = resolved(header.getValue());
      String name = header.getKey();
      known.add(name.toLowerCase(Locale.ROOT));
      Optional<String> value = sent.firstValue(name);
      if (value.isEmpty() && described.path("required").asBoolean()) {
        faults.add("the header " + name + " is missing");
      }
      value.ifPresent(text -> faults.addAll(faultsOfText(described.path("schema"), name, text)));
    }
    sent.map().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> !OF_HTTP.contains(name) && !known.contains(name))
        .forEach(name -> faults.add("the header " + name + " is not described"));
    return faults;
  }

  /** A parameter or header, as the number or truth value that its schema makes of it. */
  private List<String> faultsOfText(JsonNode schema, String name, String text) {
    String type = schema.path("type").asText();
    boolean plain =
        type.equals("boolean") && text.matches("true|false")
            || type.equals("integer") && text.matches("-?[0-9]{1,18}");
    String json = plain ? text : JSON.getNodeFactory().textNode(text).toString();
    return schemas.faults(schema, json).stream().map(fault -> name + ": " + fault).toList();
  }

  private List<String> faultsOfBody(Exchange exchange, JsonNode answer) {
    JsonNode content = answer.path("content");
    if (exchange.method().equals("HEAD") || content.isMissingNode()) {
      return exchange.received().isEmpty() ? List.of() : List.of("there is a body");
    }
    String type = exchange.mediaType();
    if (!content.has(type)) {
      return List.of("the media type '" + type + "' is not described");
    }
    JsonNode schema = content.path(type).path("schema");
    return switch (type) {
      case "application/json" -> faultsOfJson(schema, exchange.received());
      case PROBLEM -> faultsOfProblem(schema, answer, exchange.received());
      case "text/event-stream" -> faultsOfEvents(exchange.received());
      default -> exchange.received().isEmpty() ? List.of("the body is empty") : List.of();
    };
  }

  private List<String> faultsOfProblem(JsonNode schema, JsonNode answer, String body) {
    var faults = new ArrayList<>(faultsOfJson(schema, body));
    String code = tree(body).path("error").asText();
    if (answer
        .path("x-error-codes")
        .valueStream()
        .noneMatch(known -> known.asText().equals(code))) {
      faults.add("the code " + code + " is not described for this operation");
    }
    return faults;
  }

  private List<String> faultsOfEvents(String stream) {
    var faults = new ArrayList<String>();
    for (String event : stream.split("\n\n")) {
      String name = "";
      for (String line : event.split("\n")) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          String schema = name.equals("finished") ? "Job" : "JobProgress";
          faults.addAll(faultsOfJson(named(schema), line.substring(6)));
        }
      }
    }
    return faults;
  }

  private List<String> faultsOfJson(JsonNode schema, String body) {
    return body.isEmpty() ? List.of("the body is empty") : schemas.faults(schema, body);
  }

  private static JsonNode named(String schema) {
    return JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("what should be JSON is none: " + json, e);
    }
  }
}

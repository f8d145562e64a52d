package io.cortap.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.cortap.adapter.http.ApiDescription.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The description as one page, in the order in which it is written. */
final class ApiPage {
  private final ApiDescription api;
  private final JsonNode document;
  private final HtmlPage page;

  private ApiPage(ApiDescription api) {
    this.api = api;
    this.document = api.document();
    this.page = new HtmlPage(document.at("/info/title").asText() + ": the API");
  }

  static Reply of(ApiDescription api) {
    return new ApiPage(api).written();
  }

  private Reply written() {
    page.open("header")
        .text("h1", document.at("/info/title").asText() + ": the API")
        .text("p", document.at("/info/summary").asText())
        .text("p", "Version " + document.at("/info/version").asText() + ", OpenAPI 3.1")
        .close("header");
    addContents();
    page.open("main id=\"main\"");
    page.text("p", document.at("/info/description").asText())
        .text("p", "Server: `" + document.at("/servers/0/url").asText() + "`");
    page.text(
        "p", "Token: " + document.at("/components/securitySchemes/bearer/description").asText());
    for (JsonNode tag : document.path("tags")) {
      page.heading(2, "tag-" + tag.path("name").asText(), tag.path("name").asText());
      page.text("p", tag.path("description").asText());
      of(tag).forEach(this::addOperation);
    }
    page.heading(2, "webhooks", "What is posted to receivers");
    document
        .path("webhooks")
        .properties()
        .forEach(hook -> addWebhook(hook.getKey(), hook.getValue()));
    page.heading(2, "schemas", "Bodies by name");
    document.at("/components/schemas").properties().forEach(this::addSchema);
    return page.close("main").reply();
  }

  /** The operations under a heading; HEAD is told beside its GET. */
  private List<Operation> of(JsonNode tag) {
    return api.operations().stream()
        .filter(operation -> !operation.method().equals("head"))
        .filter(operation -> operation.node().path("tags").path(0).equals(tag.path("name")))
        .toList();
  }

  private void addContents() {
    page.open("nav aria-label=\"Contents\"").text("h2", "Contents").open("ul");
    for (JsonNode tag : document.path("tags")) {
      page.open("li").text("span", tag.path("name").asText()).open("ul");
      of(tag).forEach(operation -> page.entry(id(operation), name(operation)));
      page.close("ul").close("li");
    }
    page.entry("webhooks", "What is posted to receivers").entry("schemas", "Bodies by name");
    page.close("ul").close("nav");
  }

  private static String id(Operation operation) {
    return operation.node().path("operationId").asText();
  }

  private static String name(Operation operation) {
    return operation.method().toUpperCase(Locale.ROOT) + " " + operation.path();
  }

  private void addOperation(Operation operation) {
    page.open("section aria-labelledby=\"" + HtmlPage.escaped(id(operation)) + "\"");
    page.heading(3, id(operation), name(operation));
    addWords(operation.node());
    if (document.path("paths").path(operation.path()).has("head")
        && operation.method().equals("get")) {
      page.text("p", "`HEAD " + operation.path() + "` answers the same without the body.");
    }
    page.text(
        "p",
        operation.node().path("security").isEmpty() && operation.node().has("security")
            ? "Needs no token."
            : "Needs `Authorization: Bearer`.");
    addParameters(operation.node());
    addBodies("Body of the request", operation.node().path("requestBody").path("content"));
    addAnswers(operation.node());
    page.example("A call", CurlLine.of(operation, api));
    page.close("section");
  }

  private void addWebhook(String name, JsonNode hook) {
    JsonNode post = hook.path("post");
    String id = post.path("operationId").asText();
    page.open("section aria-labelledby=\"" + HtmlPage.escaped(id) + "\"");
    page.heading(3, id, "POST to the receiver: " + name);
    addWords(post);
    addParameters(post);
    addBodies("Body of the webhook", post.path("requestBody").path("content"));
    addAnswers(post);
    page.close("section");
  }

  private void addWords(JsonNode operation) {
    page.text("p", operation.path("summary").asText() + ".");
    if (operation.has("description")) {
      page.text("p", operation.path("description").asText());
    }
  }

  private void addParameters(JsonNode operation) {
    var rows = new ArrayList<List<String>>();
    for (JsonNode sent : operation.path("parameters")) {
      JsonNode parameter = api.resolved(sent);
      rows.add(
          List.of(
              code(parameter.path("name").asText()),
              HtmlPage.escaped(parameter.path("in").asText()),
              parameter.path("required").asBoolean() ? "required" : "optional",
              type(parameter.path("schema")),
              HtmlPage.marked(parameter.path("description").asText())));
    }
    if (!rows.isEmpty()) {
      page.table("Parameters and headers", List.of("Name", "In", "Need", "Type", "Meaning"), rows);
    }
  }

  private void addBodies(String caption, JsonNode content) {
    var rows = new ArrayList<List<String>>();
    content
        .properties()
        .forEach(media ->
            rows.add(List.of(code(media.getKey()), type(media.getValue().path("schema")))));
    if (rows.isEmpty()) {
      return;
    }
    page.table(caption, List.of("Media type", "Schema"), rows);
    example(content).ifPresent(example -> page.example(caption + ", an example", example));
  }

  private void addAnswers(JsonNode operation) {
    var rows = new ArrayList<List<String>>();
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      var bodies = new ArrayList<String>();
      answer
          .getValue()
          .path("content")
          .properties()
          .forEach(media ->
              bodies.add(code(media.getKey()) + " " + type(media.getValue().path("schema"))));
      var headers = new ArrayList<String>();
      answer
          .getValue()
          .path("headers")
          .fieldNames()
          .forEachRemaining(name -> headers.add(code(name)));
      rows.add(
          List.of(
              HtmlPage.escaped(answer.getKey()),
              HtmlPage.marked(answer.getValue().path("description").asText()),
              String.join("<br>", bodies),
              String.join(", ", headers)));
    }
    page.table("Answers", List.of("Status", "When", "Body", "Headers"), rows);
    operation
        .path("responses")
        .properties()
        .forEach(answer ->
            example(answer.getValue().path("content"))
                .ifPresent(example ->
                    page.example("Answer " + answer.getKey() + ", an example", example)));
  }

  private static Optional<String> example(JsonNode content) {
    return content
        .valueStream()
        .map(media -> media.path("example"))
        .filter(example -> !example.isMissingNode())
        .map(example -> example.isTextual() ? example.asText() : example.toPrettyString())
        .findFirst();
  }

  private void addSchema(Map.Entry<String, JsonNode> entry) {
    JsonNode schema = entry.getValue();
    page.heading(3, "schema-" + entry.getKey(), entry.getKey());
    if (schema.has("description")) {
      page.text("p", schema.path("description").asText());
    }
    var required = schema.path("required").valueStream().map(JsonNode::asText).toList();
    var rows = new ArrayList<List<String>>();
    schema
        .path("properties")
        .properties()
        .forEach(member ->
            rows.add(
                List.of(
                    code(member.getKey()),
                    required.contains(member.getKey()) ? "always there" : "may be absent",
                    type(member.getValue()),
                    HtmlPage.marked(member.getValue().path("description").asText()))));
    if (rows.isEmpty()) {
      page.open("p")
          .text("span", "A value: ")
          .open("span")
          .html(type(schema))
          .close("span")
          .close("p");
    } else {
      page.table(
          "Members of " + entry.getKey(), List.of("Name", "Presence", "Type", "Meaning"), rows);
    }
  }

  /** What a value of this schema is, in words; in HTML. */
  private static String type(JsonNode schema) {
    return SchemaWords.of(schema);
  }

  private static String code(String text) {
    return "<code>" + HtmlPage.escaped(text) + "</code>";
  }
}

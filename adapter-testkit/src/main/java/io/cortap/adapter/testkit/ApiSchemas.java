package io.cortap.adapter.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of an OpenAPI 3.1 document (JSON Schema 2020-12), each compiled once. */
final class ApiSchemas {
  private static final String COMPONENTS = "\"#/components/schemas/";
  private static final String ID = "urn:cortap:api";

  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
  private final SchemaRegistry registry;

  ApiSchemas(JsonNode document) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("$id", ID);
    all.set("$defs", document.at("/components/schemas"));
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(ID, absolute(all))));
  }

  /** What the meta schema of JSON Schema 2020-12 has against {@code schema}. */
  List<String> faultsOfSchema(JsonNode schema) {
    return faults(
        JsonNodeFactory.instance
            .objectNode()
            .put("$ref", "https://json-schema.org/draft/2020-12/schema"),
        schema.toString());
  }

  /** What is wrong with {@code json}; empty if it is as {@code schema} says. */
  List<String> faults(JsonNode schema, String json) {
    return compiled
        .computeIfAbsent(absolute(schema), text -> registry.getSchema(text, InputFormat.JSON))
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static String absolute(JsonNode schema) {
    return schema.toString().replace(COMPONENTS, "\"" + ID + "#/$defs/");
  }
}

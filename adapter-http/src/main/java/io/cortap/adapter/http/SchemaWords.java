package io.cortap.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A schema in few words, in HTML, with links to the schemas that have a name. */
final class SchemaWords {
  private static final String COMPONENT = "#/components/schemas/";

  private SchemaWords() {}

  static String of(JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    if (reference.startsWith(COMPONENT)) {
      String name = reference.substring(COMPONENT.length());
      return HtmlPage.link("schema-" + name, name);
    }
    if (schema.has("anyOf")) {
      return schema
          .path("anyOf")
          .valueStream()
          .map(SchemaWords::of)
          .collect(Collectors.joining(" or "));
    }
    if (schema.has("const")) {
      return code(schema.path("const").asText());
    }
    if (schema.has("enum")) {
      return schema
          .path("enum")
          .valueStream()
          .map(word -> code(word.asText()))
          .collect(Collectors.joining(", "));
    }
    if (schema.path("type").asText().equals("array")) {
      return "list of " + of(schema.path("items"));
    }
    var words = new ArrayList<String>();
    words.add(types(schema.path("type")));
    for (String bound :
        List.of("format", "pattern", "minimum", "maximum", "maxLength", "default")) {
      if (schema.has(bound)) {
        words.add(HtmlPage.escaped(bound) + " " + code(schema.path(bound).asText()));
      }
    }
    schema
        .path("properties")
        .properties()
        .forEach(member -> words.add(code(member.getKey()) + ": " + of(member.getValue())));
    return String.join(", ", words);
  }

  private static String types(JsonNode type) {
    return type.isArray()
        ? type.valueStream().map(JsonNode::asText).collect(Collectors.joining(" or "))
        : HtmlPage.escaped(type.asText("any value"));
  }

  private static String code(String text) {
    return "<code>" + HtmlPage.escaped(text) + "</code>";
  }
}

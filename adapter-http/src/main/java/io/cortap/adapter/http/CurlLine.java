package io.cortap.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.cortap.adapter.http.ApiDescription.Operation;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** A call as one types it, with the examples of the description. */
final class CurlLine {
  private CurlLine() {}

  static String of(Operation operation, ApiDescription api) {
    var line = new StringBuilder("curl -s");
    if (!operation.method().equals("get") && !operation.node().has("requestBody")) {
      line.append(" -X ").append(operation.method().toUpperCase(Locale.ROOT));
    } else if (operation.method().equals("put")) {
      line.append(" -X PUT");
    }
    line.append(" \"$SERVICE").append(path(operation, api)).append('"');
    if (!operation.node().has("security")) {
      line.append(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
    }
    addBody(line, operation.node().path("requestBody").path("content"));
    return line.toString();
  }

  private static void addBody(StringBuilder line, JsonNode content) {
    Iterator<Map.Entry<String, JsonNode>> media = content.properties().iterator();
    if (media.hasNext()) {
      Map.Entry<String, JsonNode> first = media.next();
      JsonNode example = first.getValue().path("example");
      line.append(" \\\n  -H 'Content-Type: ").append(first.getKey()).append("' \\\n  ");
      line.append(
          example.isMissingNode() ? "--data-binary @template.docx" : "-d '" + example + "'");
    }
  }

  private static String path(Operation operation, ApiDescription api) {
    String path = operation.path();
    var query = new StringBuilder();
    for (JsonNode sent : operation.node().path("parameters")) {
      JsonNode parameter = api.resolved(sent);
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", parameter.path("example").asText());
      } else if (parameter.path("in").asText().equals("query")
          && parameter.path("required").asBoolean()) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
        query.append(parameter.path("example").asText());
      }
    }
    return path + query;
  }
}

package io.cortap.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import io.cortap.core.report.PlainValues;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one place where this module reads and writes JSON. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A plain value (maps, lists, strings, numbers, booleans, null) as JSON. */
  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON can be made of " + value.getClass(), e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The members of a list, as plain values. */
  static List<Object> list(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<List<Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON list: " + e.getOriginalMessage(), e);
    }
  }

  /** The members of an object, as plain values; none when it is no JSON object. */
  static Map<String, @Nullable Object> object(byte[] body) {
    JsonNode read = read(body);
    JsonNode object = read.isObject() ? read : MAPPER.createObjectNode();
    return PlainValues.copyOf(MAPPER.convertValue(object, Map.class));
  }

  /** What was sent, or a missing node when it is no JSON. */
  static JsonNode read(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Answers with a value as JSON. */
  static void send(HttpExchange exchange, int status, Object value) throws IOException {
    send(exchange, status, "application/json", bytes(value));
  }

  /** Answers with these bytes; none at all is an answer without a body. */
  static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Promises the whole body and breaks off in its middle. */
  @SuppressWarnings("resource") // closing the stream early is what the JDK would object to
  static void sendHalf(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
    throw new IOException("the sandbox was told to break off here");
  }
}

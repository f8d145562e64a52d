package io.cortap.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parts of a request that the stub looks at. */
record StubRequest(
    String method,
    String path,
    String query,
    Optional<String> bearer,
    String correlationId,
    Map<String, String> parameters) {

  static StubRequest of(HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return new StubRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query,
        header(exchange, "Authorization").flatMap(StubRequest::bearer),
        header(exchange, "X-Correlation-ID").orElse(""),
        parameters(query));
  }

  /** The query with anything that looks like a token blotted out. */
  String queryWithoutTokens() {
    return query.replaceAll("eyJ[A-Za-z0-9_.-]*", "[token]");
  }

  /** A whole number, {@code fallback} when absent, empty when it is none. */
  Optional<Integer> number(String name, int fallback) {
    String text = parameters.getOrDefault(name, Integer.toString(fallback));
    return text.matches("-?[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static Optional<String> bearer(String header) {
    return header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(header.substring(7).strip())
        : Optional.empty();
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new HashMap<String, String>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}

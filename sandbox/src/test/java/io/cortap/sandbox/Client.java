package io.cortap.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Speaks real HTTP to the sandbox; follows no redirect. */
final class Client implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();

  /** An answer, its body as text and as JSON. */
  record Answer(int status, String body, HttpResponse<?> raw) {
    JsonNode json() {
      return Json.read(body.getBytes(StandardCharsets.UTF_8));
    }

    String detail() {
      return json().path("detail").asText();
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  Answer get(URI url, String token) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(url)
            .header("Authorization", "Bearer " + token)
            .header("X-Correlation-ID", "corr-1"));
  }

  Answer getWithoutToken(URI url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(url));
  }

  Answer post(URI url, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            request.timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Answer(response.statusCode(), response.body(), response);
  }

  @Override
  public void close() {
    http.close();
  }
}

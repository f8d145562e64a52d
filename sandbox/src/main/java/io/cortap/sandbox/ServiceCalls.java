package io.cortap.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls CORTAP-RPT in a user's name and hands its answers on as they are. */
final class ServiceCalls implements AutoCloseable {
  private static final int EVENT_BYTES = 8_192;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI service;

  ServiceCalls(URI service) {
    this.service = service;
  }

  void submit(HttpExchange exchange, Map<String, @Nullable Object> form, String token)
      throws IOException {
    HttpResponse<byte[]> answer =
        send(
            request("/api/v1/generate-report", token)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(form))),
            BodyHandlers.ofByteArray());
    Json.send(exchange, answer.statusCode(), type(answer), answer.body());
  }

  /** Each event as soon as it is there, until either side ends. */
  void events(HttpExchange exchange, String jobId, String token) throws IOException {
    HttpResponse<InputStream> answer =
        send(request("/api/v1/jobs/" + jobId + "/events", token), BodyHandlers.ofInputStream());
    try (InputStream in = answer.body()) {
      if (answer.statusCode() != 200) {
        Json.send(exchange, answer.statusCode(), type(answer), in.readAllBytes());
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", type(answer));
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      byte[] some = new byte[EVENT_BYTES];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        out.write(some, 0, read);
        out.flush();
      }
      out.close();
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request.build(), handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while CORTAP-RPT was asked", e);
    }
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("application/json");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

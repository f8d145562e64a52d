package io.cortap.adapter.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.adapter.testkit.DescribedApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A service on a free port of the loopback, and a client for it. */
final class Service implements AutoCloseable {
  static final String TOKEN = "header.payload.signature";
  static final long MAX_BODY_BYTES = 2048;
  static final int MAX_EVENT_STREAMS = 2;
  static final int MAX_REQUESTS = 40;
  static final String PAGE = "https://app.agency.example";

  /** Far shorter than the default, and longer than a machine under load takes for a request. */
  static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(30));

  static final String GENERATE = "/api/v1/generate-report";
  static final String JOB = "/api/v1/jobs/" + Jobs.ID;
  static final String CANCEL = JOB + "/cancel";
  static final String EVENTS = JOB + "/events";
  static final String DOWNLOAD = "/api/v1/downloads/" + Jobs.ID + "/1-mac";

  /** Every exchange is held against it. */
  static final DescribedApi API =
      DescribedApi.of(
          new String(
              ApiDescription.of(new Version("0.1.0", "abc1234"), PublicBase.RELATIVE).bytes(),
              StandardCharsets.UTF_8));

  private static final ObjectMapper JSON = new ObjectMapper();

  final FakePorts ports = new FakePorts();
  private final AtomicInteger drawn = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpService http;

  private Service(PublicBase base, Patience patience) {
    http =
        new HttpService(
                ports.all(),
                new HttpSettings(
                    "127.0.0.1",
                    0,
                    base,
                    Set.of(PAGE),
                    MAX_BODY_BYTES,
                    MAX_EVENT_STREAMS,
                    MAX_REQUESTS,
                    patience),
                new Version("0.1.0", "abc1234"),
                InstantSource.fixed(Jobs.at(90)),
                () -> "drawn-" + drawn.incrementAndGet())
            .start();
  }

  static Service start() {
    return start(PublicBase.RELATIVE);
  }

  static Service start(PublicBase base) {
    return new Service(base, PATIENCE);
  }

  static Service start(Patience patience) {
    return new Service(PublicBase.RELATIVE, patience);
  }

  HttpService http() {
    return http;
  }

  @Override
  public void close() {
    // First, or the server waits a second for the client's idle connections to end by themselves.
    client.shutdownNow();
    http.close();
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path));
  }

  HttpRequest.Builder authorized(String path) {
    return to(path).header("Authorization", "Bearer " + TOKEN);
  }

  HttpRequest.Builder submission(String body) {
    return authorized(GENERATE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    HttpRequest built = request.build();
    HttpResponse<byte[]> answer = client.send(built, BodyHandlers.ofByteArray());
    API.check(built, answer);
    return answer;
  }

  /** The same for what no real port answers, and for what a caller should not ask. */
  HttpResponse<byte[]> sendUndescribed(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** An answer whose body is read as it comes. */
  HttpResponse<InputStream> open(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofInputStream());
  }

  HttpResponse<byte[]> get(String path) throws Exception {
    return send(to(path));
  }

  /** Bytes as they are, and all that comes back until the service hangs up. */
  String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", http.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  static Map<String, Object> json(HttpResponse<byte[]> response) throws IOException {
    return json(new String(response.body(), StandardCharsets.UTF_8));
  }

  static Map<String, Object> json(String body) throws IOException {
    return JSON.readValue(body, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  static String header(HttpResponse<?> response, String name) {
    return String.join(" | ", response.headers().allValues(name));
  }
}

package io.cortap.app;

import com.sun.net.httpserver.HttpServer;
import io.cortap.adapter.testkit.DescribedApi;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.app.WallTable.Row;
import io.cortap.sandbox.SandboxUser;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A service over real HTTP in which one user has a report, and what can be asked of it. */
final class WalledService implements AutoCloseable {
  static final String MISSING_JOB = "rpt-20260316-141502-aaaaaaaaaaaaaaaaaaaa";
  static final String ACCOUNT = "riskuity-backend";
  static final String OTHER_ACCOUNT = "another-backend";

  private static final Pattern JOB_ID = Pattern.compile("\"job_id\":\"([^\"]+)\"");
  private static final Pattern LINK =
      Pattern.compile("\"download_url\":\"[^\"]*(/api/v1/[^\"]+)\"");
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** How tokens are verified. */
  enum Verification {
    BY_USE,
    BY_SECRET,
    BY_KEY_SET,
    BY_BOTH
  }

  private final LifecycleWorld world;
  private final Map<String, String> variables;
  private final HttpServer keys;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> accounts = new HashMap<>();
  private Optional<DescribedApi> api = Optional.empty();
  private Service service;
  private final String job;
  private final String link;

  /** The report is made whatever verifies tokens later: {@link #verifying} starts anew. */
  WalledService(Path folder) throws Exception {
    world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
    keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] published = Forgeries.keySet().getBytes(StandardCharsets.UTF_8);
    keys.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, published.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(published);
          }
        });
    keys.start();
    variables = ServiceInWorld.variables(world, folder);
    variables.put("CORTAP_STORE", "local");
    variables.put("CORTAP_DATA_DIR", folder.resolve("data").toString());
    service = started(variables);
    job = first(JOB_ID, submit(token(SandboxUser.MARA), "click-1")).orElseThrow();
    service.workflow().worker().runDue();
    link = first(LINK, find(token(SandboxUser.MARA))).orElseThrow();
  }

  private Service started(Map<String, String> with) {
    Service fresh = ServiceInWorld.create(world, with);
    fresh.http().start();
    return fresh;
  }

  /** Holds what was asked and answered against the service's own description. */
  private HttpResponse<String> described(HttpRequest request, HttpResponse<String> answer)
      throws Exception {
    if (api.isEmpty()) {
      HttpRequest description = request("GET", "/openapi.json", Optional.empty(), "");
      api = Optional.of(DescribedApi.of(client.send(description, BodyHandlers.ofString()).body()));
    }
    api.get().checkText(request, answer);
    return answer;
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return described(request, client.send(request, BodyHandlers.ofString()));
  }

  /** The same folder, served by a process that verifies tokens so. */
  WalledService verifying(Verification verification) {
    service.stop();
    String url = "http://127.0.0.1:" + keys.getAddress().getPort() + "/keys";
    String secret = world.riskuity().tokenSecret();
    Map<String, String> keyed =
        switch (verification) {
          case BY_USE -> Map.of();
          case BY_SECRET -> Map.of("CORTAP_JWT_SECRET", secret);
          case BY_KEY_SET -> Map.of("CORTAP_JWKS_URL", url);
          case BY_BOTH -> Map.of("CORTAP_JWT_SECRET", secret, "CORTAP_JWKS_URL", url);
        };
    var all = new LinkedHashMap<>(variables);
    all.putAll(keyed);
    if (!keyed.isEmpty()) {
      all.put("CORTAP_SERVICE_ACCOUNTS", ACCOUNT + "=1," + OTHER_ACCOUNT + "=2");
    }
    service = started(all);
    return this;
  }

  LifecycleWorld world() {
    return world;
  }

  Service service() {
    return service;
  }

  String job() {
    return job;
  }

  String link() {
    return link;
  }

  String token(SandboxUser user) {
    return world.riskuity().tokens().of(user);
  }

  /** The same token whenever it is asked for: no time passes that nobody lets pass. */
  String account(String subject) {
    return accounts.computeIfAbsent(
        subject, unknown -> Forgeries.serviceAccount(unknown, world.clock().instant()));
  }

  HttpResponse<String> find(String token) throws Exception {
    return get("/api/v1/jobs/" + job, Optional.of(token));
  }

  HttpResponse<String> get(String path, Optional<String> token) throws Exception {
    return send(request("GET", path, token, ""));
  }

  HttpResponse<String> submit(String token, String key) throws Exception {
    HttpRequest plain =
        request("POST", "/api/v1/generate-report", Optional.of(token), form(58, true));
    return send(
        HttpRequest.newBuilder(plain, (name, value) -> true)
            .header("Idempotency-Key", key)
            .build());
  }

  /** Asks as a row of the table says; work that this makes due is done. */
  HttpResponse<String> ask(Row row, String method, Optional<String> token) throws Exception {
    return askTogether(row, method, List.of(token)).getFirst();
  }

  /** The same by several at once. */
  List<HttpResponse<String>> askTogether(Row row, String method, List<Optional<String>> tokens)
      throws Exception {
    String path =
        row.path()
            .replace(
                "/downloads/{job_id}/{segment}",
                row.isOwn()
                    ? link.replaceFirst("^/api/v1", "")
                    : "/downloads/" + MISSING_JOB + "/1-mac")
            .replace(
                "{job_id}", row.isOwn() ? job : row.id().equals("missing") ? MISSING_JOB : row.id())
            .replace("{project_id}", row.isOwn() ? "58" : "999");
    var requests = new ArrayList<HttpRequest>();
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (Optional<String> token : tokens) {
      HttpRequest request = request(method, path + query(row, token), token, body(row));
      requests.add(request);
      answers.add(client.sendAsync(request, BodyHandlers.ofString()));
    }
    while (!answers.stream().allMatch(CompletableFuture::isDone)) {
      if (row.path().endsWith("-sync")) {
        service.workflow().worker().runDue();
      }
      LockSupport.parkNanos(200_000);
    }
    if (row.path().endsWith("/redeliver")) {
      service.workflow().worker().runDue();
    }
    var described = new ArrayList<HttpResponse<String>>();
    for (int i = 0; i < answers.size(); i++) {
      described.add(described(requests.get(i), answers.get(i).get()));
    }
    return described;
  }

  private String query(Row row, Optional<String> token) {
    if (row.path().endsWith("/readiness")) {
      return "?report_type=draft_audit_report";
    }
    boolean asksForTenants =
        row.path().equals("/api/v1/jobs") && token.equals(Optional.of(account(ACCOUNT)));
    return asksForTenants ? "?updated_since=2026-03-16T00:00:00Z" : "";
  }

  private String body(Row row) {
    int project = row.isOwn() ? 58 : 999;
    return switch (row.path()) {
      case "/api/v1/generate-report" -> form(project, true);
      case "/api/v1/generate-report-sync" -> form(project, false);
      case "/api/v1/templates/validate" -> "this is no DOCX file";
      case "/api/v1/webhooks/test" ->
          "{\"callback_url\":\"" + world.receiver().callbackUrl() + "\"}";
      default -> row.method().equals("PUT") ? "{\"members\":{}}" : "";
    };
  }

  private String form(int project, boolean withCallback) {
    return "{\"project_id\":%d,\"report_type\":\"draft_audit_report\"%s}"
        .formatted(
            project,
            withCallback ? ",\"callback_url\":\"" + world.receiver().callbackUrl() + "\"" : "");
  }

  private HttpRequest request(String method, String path, Optional<String> token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.http().port() + path))
            .timeout(Duration.ofSeconds(60))
            .header("X-Correlation-ID", "walls")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    if (!body.isEmpty()) {
      request.header("Content-Type", body.startsWith("{") ? "application/json" : DOCX);
    }
    if (method.equals("PUT")) {
      request.header("If-Match", "\"0\"");
    }
    return request.build();
  }

  static Optional<String> first(Pattern pattern, HttpResponse<String> answer) {
    Matcher matcher = pattern.matcher(answer.body());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Everything of an answer but the time. */
  static Map<String, Object> seen(HttpResponse<String> answer) {
    var seen = headersSeen(answer);
    seen.put("body", answer.body().replaceAll("\"timestamp\":\"[^\"]+\"", ""));
    return seen;
  }

  static Map<String, Object> headersSeen(HttpResponse<String> answer) {
    var seen = new LinkedHashMap<String, Object>();
    seen.put("status", answer.statusCode());
    seen.put(
        "headers",
        answer.headers().map().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("date"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    return seen;
  }

  @Override
  public void close() throws IOException {
    service.stop();
    keys.stop(0);
    client.close();
    world.close();
  }
}

package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.TokenKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every endpoint, asked by everybody, about what is theirs, foreign or missing: one table says all.
 */
final class TenantWallsTest {
  private static final Pattern ROUTE =
      Pattern.compile("(?s)[A-Z_]+\\(\\s*\"(/[^\"]+)\",((?:\\s*HandlerType\\.[A-Z]+,?)+)\\)");
  private static final Pattern JOB_ID = Pattern.compile("\"job_id\":\"([^\"]+)\"");
  private static final Pattern LINK =
      Pattern.compile("\"download_url\":\"[^\"]*(/api/v1/[^\"]+)\"");
  private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String MISSING_JOB = "rpt-20260316-141502-aaaaaaaaaaaaaaaaaaaa";

  /**
   * Status by role; columns are owner, tenant-mate, superuser of the tenant, another tenant's user,
   * service token, nobody, forgers. The owner comes last in time, since its calls change things.
   * Whether a foreign project is told from a missing one is Riskuity's to decide: its word is
   * passed on. Of a foreign job nothing is told.
   */
  private static final String TABLE =
      """
      POST   /api/v1/generate-report                       own      202 403 202 403 401 401 401
      POST   /api/v1/generate-report                       missing  404 404 404 404 401 401 401
      POST   /api/v1/generate-report-sync                  missing  400 400 400 400 401 401 401
      GET    /api/v1/jobs                                  -        200 200 200 200 401 401 401
      GET    /api/v1/jobs/{job_id}                         own      200 403 403 404 401 401 401
      GET    /api/v1/jobs/{job_id}                         missing  404 404 404 404 401 401 401
      GET    /api/v1/jobs/{job_id}/events                  own      200 403 403 404 401 401 401
      GET    /api/v1/jobs/{job_id}/events                  missing  404 404 404 404 401 401 401
      GET    /api/v1/jobs/{job_id}/deliveries              own      200 403 403 404 401 401 401
      GET    /api/v1/jobs/{job_id}/deliveries              missing  404 404 404 404 401 401 401
      GET    /api/v1/jobs/{job_id}/download                own      302 403 403 404 401 401 401
      GET    /api/v1/jobs/{job_id}/download                missing  404 404 404 404 401 401 401
      POST   /api/v1/jobs/{job_id}/links                   own      201 403 403 404 401 401 401
      POST   /api/v1/jobs/{job_id}/links                   missing  404 404 404 404 401 401 401
      POST   /api/v1/jobs/{job_id}/resume                  own      409 403 403 404 401 401 401
      POST   /api/v1/jobs/{job_id}/resume                  missing  404 404 404 404 401 401 401
      POST   /api/v1/jobs/{job_id}/redeliver               own      200 403 403 404 401 401 401
      POST   /api/v1/jobs/{job_id}/redeliver               missing  404 404 404 404 401 401 401
      POST   /api/v1/jobs/{job_id}/cancel                  own      200 403 403 404 401 401 401
      POST   /api/v1/jobs/{job_id}/cancel                  missing  404 404 404 404 401 401 401
      GET    /api/v1/projects/{project_id}/readiness       own      200 403 200 403 401 401 401
      GET    /api/v1/projects/{project_id}/readiness       missing  404 404 404 404 401 401 401
      GET    /api/v1/projects/{project_id}/data            own      200 403 200 403 401 401 401
      GET    /api/v1/projects/{project_id}/data            missing  404 404 404 404 401 401 401
      DELETE /api/v1/projects/{project_id}/data            own      204 403 204 403 401 401 401
      DELETE /api/v1/projects/{project_id}/data            missing  404 404 404 404 401 401 401
      POST   /api/v1/projects/{project_id}/data/refresh    own      200 403 200 403 401 401 401
      POST   /api/v1/projects/{project_id}/data/refresh    missing  404 404 404 404 401 401 401
      GET    /api/v1/projects/{project_id}/setup           own      200 403 200 403 401 401 401
      GET    /api/v1/projects/{project_id}/setup           missing  404 404 404 404 401 401 401
      PUT    /api/v1/projects/{project_id}/setup           own      412 403 412 403 401 401 401
      PUT    /api/v1/projects/{project_id}/setup           missing  404 404 404 404 401 401 401
      GET    /api/v1/downloads/{job_id}/{segment}          own      200 200 200 200 200 200 200
      GET    /api/v1/downloads/{job_id}/{segment}          missing  404 404 404 404 404 404 404
      GET    /api/v1/templates                             -        200 200 200 200 401 401 401
      POST   /api/v1/templates/validate                    -        200 200 200 200 401 401 401
      POST   /api/v1/webhooks/test                         -        200 200 200 200 401 401 401
      GET    /api/v1/whoami                                -        200 200 200 200 401 401 401
      GET    /health/live                                  -        200 200 200 200 200 200 200
      GET    /health/ready                                 -        200 200 200 200 200 200 200
      GET    /version                                      -        200 200 200 200 200 200 200
      """;

  /** One line of the table. */
  private record Row(String method, String path, String id, List<Integer> statuses) {
    static Row of(String line) {
      String[] words = line.strip().split(" +");
      return new Row(
          words[0],
          words[1],
          words[2],
          Arrays.stream(words, 3, words.length).map(Integer::valueOf).toList());
    }

    boolean hasBody() {
      return method.equals("POST") || method.equals("PUT");
    }
  }

  private static final List<Row> ROWS = TABLE.lines().map(Row::of).toList();

  @TempDir private Path folder = Path.of("");

  private LifecycleWorld world;
  private HttpClient client;
  private Service service;
  private String job;
  private String link;

  @BeforeEach
  void makeWorld() throws Exception {
    world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
    client = HttpClient.newHttpClient();
    Map<String, String> variables = ServiceInWorld.variables(world, folder);
    service = ServiceInWorld.create(world, variables);
    service.http().start();
    job = first(JOB_ID, submit(token(SandboxUser.MARA), "click-1")).orElseThrow();
    service.workflow().worker().runDue();
    link = first(LINK, send(request("GET", "/api/v1/jobs/" + job, mara()))).orElseThrow();
  }

  @AfterEach
  void endWorld() {
    service.stop();
    client.close();
    world.close();
  }

  private String token(SandboxUser user) {
    return world.riskuity().tokens().of(user);
  }

  private Optional<String> mara() {
    return Optional.of(token(SandboxUser.MARA));
  }

  /** The roles in the order of the table's columns; several tokens where several fit. */
  private List<List<Optional<String>>> roles() {
    return List.of(
        List.of(mara()),
        List.of(Optional.of(token(SandboxUser.TOBIAS))),
        List.of(Optional.of(token(SandboxUser.GRETA))),
        List.of(Optional.of(token(SandboxUser.INES))),
        Stream.of(TokenKind.SERVICE, TokenKind.WEB_SESSION, TokenKind.COGNITO_ID)
            .map(kind -> Optional.of(world.riskuity().tokens().of(kind, SandboxUser.MARA)))
            .toList(),
        List.of(Optional.empty()),
        forged());
  }

  /** What somebody makes of tokens that they have, or would like to have. */
  private List<Optional<String>> forged() {
    String mine = token(SandboxUser.TOBIAS);
    String hers = token(SandboxUser.MARA);
    return Stream.of(
            changed(mine, 1, text -> text.replace("102", "101")),
            changed(mine, 1, text -> text.replace("\"tenant_id\":1", "\"tenant_id\":2")),
            changed(mine, 1, text -> text.replace("false", "true")),
            changed(hers, 0, text -> text.replace("HS256", "none")),
            withoutSignature(changed(hers, 0, text -> text.replace("HS256", "none"))),
            withoutSignature(hers),
            changed(hers, 0, text -> text.replace("HS256", "RS256")),
            changed(hers, 0, text -> text.replace("{", "{\"kid\":\"nobody-s\",")),
            changed(hers, 0, text -> text.replace("{", "{\"jku\":\"https://attacker.test/k\",")),
            changed(hers, 0, text -> text.replace("{", "{\"x5u\":\"https://attacker.test/k\",")),
            changed(
                hers, 0, text -> text.replace("{", "{\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"},")),
            changed(
                mine, 1, text -> text.replace("102", "101").replace("{", "{\"nbf\":9999999999,")),
            world.riskuity().tokens().of(SandboxUser.MARA, Duration.ofHours(-1)),
            "not-a.json-web.token")
        .map(Optional::of)
        .toList();
  }

  private static String changed(String token, int part, UnaryOperator<String> change) {
    String[] parts = token.split("\\.", -1);
    String text = new String(Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8);
    String other = change.apply(text);
    if (other.equals(text)) {
      throw new AssertionError("nothing was forged in " + text);
    }
    parts[part] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(other.getBytes(StandardCharsets.UTF_8));
    return String.join(".", parts);
  }

  private static String withoutSignature(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  private HttpRequest request(String method, String path, Optional<String> token) {
    return request(method, path, token, "");
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
      request.header("If-Match", "\"0\"");
    }
    return request.build();
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> submit(String token, String key) throws Exception {
    HttpRequest plain =
        request("POST", "/api/v1/generate-report", Optional.of(token), form(58, true));
    return send(
        HttpRequest.newBuilder(plain, (name, value) -> true)
            .header("Idempotency-Key", key)
            .build());
  }

  private String form(int project, boolean withCallback) {
    return "{\"project_id\":%d,\"report_type\":\"draft_audit_report\"%s}"
        .formatted(
            project,
            withCallback ? ",\"callback_url\":\"" + world.receiver().callbackUrl() + "\"" : "");
  }

  private HttpResponse<String> ask(Row row, Optional<String> token) throws Exception {
    boolean own = row.id().equals("own");
    String path =
        row.path()
            .replace(
                "/downloads/{job_id}/{segment}",
                own ? link.replaceFirst("^/api/v1", "") : "/downloads/" + MISSING_JOB + "/1-mac")
            .replace("{job_id}", own ? job : MISSING_JOB)
            .replace("{project_id}", own ? "58" : "999");
    String query = row.path().endsWith("/readiness") ? "?report_type=draft_audit_report" : "";
    return send(request(row.method(), path + query, token, body(row, own)));
  }

  private String body(Row row, boolean own) {
    return switch (row.path()) {
      case "/api/v1/generate-report" -> form(own ? 58 : 999, true);
      case "/api/v1/generate-report-sync" -> form(999, false);
      case "/api/v1/templates/validate" -> "this is no DOCX file";
      case "/api/v1/webhooks/test" ->
          "{\"callback_url\":\"" + world.receiver().callbackUrl() + "\"}";
      default -> row.hasBody() && row.path().endsWith("/setup") ? "{\"members\":{}}" : "";
    };
  }

  private static Optional<String> first(Pattern pattern, HttpResponse<String> answer) {
    Matcher matcher = pattern.matcher(answer.body());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Test
  void theTableIsTrue() throws Exception {
    var wrong = new ArrayList<String>();
    for (Row row : ROWS) {
      List<List<Optional<String>>> roles = roles();
      for (int role = roles.size() - 1; role >= 0; role--) {
        for (Optional<String> token : roles.get(role)) {
          HttpResponse<String> answer = ask(row, token);
          if (answer.statusCode() != row.statuses().get(role)) {
            wrong.add(
                "%s %s %s, role %d: %d, not %d: %s"
                    .formatted(
                        row.method(),
                        row.path(),
                        row.id(),
                        role,
                        answer.statusCode(),
                        row.statuses().get(role),
                        answer.body()));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableHasEveryRouteAndMethod() throws IOException {
    String source =
        Files.readString(
            Path.of("../adapter-http/src/main/java/io/cortap/adapter/http/Route.java"));
    List<String> routes =
        ROUTE
            .matcher(source)
            .results()
            .flatMap(route ->
                Arrays.stream(route.group(2).split(","))
                    .map(method -> method.strip().replace("HandlerType.", ""))
                    .filter(method -> !method.equals("HEAD") && !method.isEmpty())
                    .map(method -> method + " " + route.group(1)))
            .sorted()
            .toList();

    assertThat(routes).hasSizeGreaterThan(20);
    assertThat(ROWS.stream().map(row -> row.method() + " " + row.path()).distinct().sorted())
        .containsExactlyElementsOf(routes);
  }

  @Test
  void whatIsForeignCannotBeToldFromWhatIsMissing() throws Exception {
    Optional<String> ines = Optional.of(token(SandboxUser.INES));
    for (Row row : ROWS) {
      boolean ofAJob = row.path().contains("/jobs/{job_id}");
      if (row.id().equals("own") && ofAJob) {
        var missing = new Row(row.method(), row.path(), "missing", row.statuses());

        assertThat(seen(ask(row, ines))).as(row.toString()).isEqualTo(seen(ask(missing, ines)));
      }
    }
  }

  /** Everything of an answer but the time. */
  private static Map<String, Object> seen(HttpResponse<String> answer) {
    var seen = new LinkedHashMap<String, Object>();
    seen.put("status", answer.statusCode());
    seen.put(
        "headers",
        answer.headers().map().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("date"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    seen.put("body", answer.body().replaceAll("\"timestamp\":\"[^\"]+\"", ""));
    return seen;
  }

  @Test
  void aKeyOfSomebodyElseIsFree() throws Exception {
    HttpResponse<String> tenantMate = submit(token(SandboxUser.GRETA), "click-1");

    assertThat(tenantMate.statusCode()).isEqualTo(202);
    assertThat(tenantMate.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(tenantMate.body()).doesNotContain(job);
  }

  @Test
  void aCursorOfSomebodyElseOpensNothing() throws Exception {
    submit(token(SandboxUser.MARA), "click-2");
    String cursor =
        first(CURSOR, send(request("GET", "/api/v1/jobs?limit=1", mara()))).orElseThrow();

    for (SandboxUser other : List.of(SandboxUser.GRETA, SandboxUser.INES)) {
      HttpResponse<String> answer =
          send(request("GET", "/api/v1/jobs?limit=1&cursor=" + cursor, Optional.of(token(other))));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).doesNotContain(job);
    }
  }

  @Test
  void aCopyThatOneUserReadServesNoOther() throws Exception {
    send(request("GET", "/api/v1/projects/58/data", mara()));
    long before = world.riskuity().requests().size();

    HttpResponse<String> foreign =
        send(request("GET", "/api/v1/projects/58/data", Optional.of(token(SandboxUser.INES))));

    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(world.riskuity().requests().size())
        .as("Riskuity was asked")
        .isGreaterThan((int) before);
  }

  @Test
  void aLinkThatIsNotExactlyTheOneOpensNothing() throws Exception {
    String other = link.substring(0, link.length() - 2);
    for (String path :
        List.of(
            other,
            link + "A",
            link.replace("/1-", "/2-"),
            link.replace(job, MISSING_JOB),
            link + "/..")) {
      assertThat(send(request("GET", path, Optional.empty())).statusCode()).as(path).isEqualTo(404);
    }
  }
}

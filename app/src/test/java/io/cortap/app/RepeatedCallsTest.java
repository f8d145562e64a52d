package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.sandbox.SandboxUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Idempotency keys and lists over HTTP, on each store, and over restarts where the store lasts. */
final class RepeatedCallsTest {
  private static final Pattern JOB_ID = Pattern.compile("\"job_id\":\"([^\"]+)\"");
  private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

  @TempDir private Path folder = Path.of("");

  private LifecycleWorld world;

  @BeforeEach
  void makeWorld() {
    world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
  }

  @AfterEach
  void endWorld() {
    world.close();
  }

  private Running start(String store) {
    Map<String, String> variables = ServiceInWorld.variables(world, folder);
    variables.put("CORTAP_STORE", store);
    variables.put("CORTAP_DATA_DIR", folder.resolve("data").toString());
    Service service = ServiceInWorld.create(world, variables);
    service.http().start();
    return new Running(service, HttpClient.newHttpClient(), world.receiver().callbackUrl());
  }

  private String token(SandboxUser user) {
    return world.riskuity().tokens().of(user);
  }

  /** A service that listens, and calls to it. */
  private record Running(Service service, HttpClient client, URI callback)
      implements AutoCloseable {

    private HttpRequest.Builder as(String token, String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.http().port() + path))
          .timeout(Duration.ofSeconds(30))
          .header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> submit(String token, String key) throws Exception {
      String body =
          "{\"project_id\": 58, \"report_type\": \"draft_audit_report\", \"callback_url\": \"%s\"}"
              .formatted(callback);
      return client.send(
          as(token, "/api/v1/generate-report")
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", key)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }

    HttpResponse<String> list(String token, String query) throws Exception {
      return client.send(as(token, "/api/v1/jobs" + query).build(), BodyHandlers.ofString());
    }

    void doDueWork() {
      service.workflow().worker().runDue();
    }

    @Override
    public void close() {
      // First, or the service waits for its connections.
      client.close();
      service.stop();
    }
  }

  private static List<String> found(Pattern pattern, HttpResponse<String> answer) {
    return pattern.matcher(answer.body()).results().map(found -> found.group(1)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "local"})
  void aRepeatedSubmissionIsTheSameJob(String store) throws Exception {
    String token = token(SandboxUser.MARA);
    try (Running running = start(store)) {
      HttpResponse<String> first = running.submit(token, "click-1");
      HttpResponse<String> waiting = running.submit(token, "click-1");
      running.doDueWork();

      world.clock().advance(Duration.ofSeconds(1));
      String fresh = token(SandboxUser.MARA);
      // However slow this machine is: the list has the token confirmed, with time enough.
      assertThat(found(JOB_ID, running.list(fresh, ""))).isEqualTo(found(JOB_ID, first));
      HttpResponse<String> finished = running.submit(fresh, "click-1");

      assertThat(first.statusCode()).isEqualTo(202);
      assertThat(waiting.statusCode()).isEqualTo(202);
      assertThat(waiting.headers().firstValue("Idempotency-Replayed")).contains("true");
      assertThat(found(JOB_ID, waiting)).isEqualTo(found(JOB_ID, first));
      assertThat(finished.statusCode()).isEqualTo(200);
      assertThat(found(JOB_ID, finished)).isEqualTo(found(JOB_ID, first));
      assertThat(finished.body()).contains("\"status\":\"completed\"", "\"download_url\":");
      assertThat(world.receiver().deliveries()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "local"})
  void aWalkThroughTheListMeetsEachOwnJobOnce(String store) throws Exception {
    String token = token(SandboxUser.MARA);
    try (Running running = start(store)) {
      var accepted = new ArrayList<String>();
      for (int i = 0; i < 5; i++) {
        world.clock().advance(Duration.ofMillis(1));
        accepted.addAll(found(JOB_ID, running.submit(token, "click-" + i)));
      }
      running.doDueWork();

      var met = new ArrayList<String>();
      Optional<String> cursor = Optional.of("");
      while (cursor.isPresent()) {
        HttpResponse<String> page = running.list(token, "?limit=2&cursor=" + cursor.get());
        met.addAll(found(JOB_ID, page));
        cursor = found(CURSOR, page).stream().findFirst();
      }

      assertThat(met).isEqualTo(accepted.reversed()).hasSize(5);
      assertThat(running.list(token(SandboxUser.GRETA), "").body()).isEqualTo("{\"jobs\":[]}");
    }
  }

  @Test
  void keysAndListsOutliveTheProcessOnALastingStore() throws Exception {
    String token = token(SandboxUser.MARA);
    HttpResponse<String> first;
    try (Running running = start("local")) {
      first = running.submit(token, "click-1");
    }

    try (Running running = start("local")) {
      HttpResponse<String> again = running.submit(token, "click-1");
      running.doDueWork();

      assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
      assertThat(found(JOB_ID, again)).isEqualTo(found(JOB_ID, first));
      assertThat(found(JOB_ID, running.list(token, "?status=completed")))
          .isEqualTo(found(JOB_ID, first));
    }
  }
}

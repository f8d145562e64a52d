package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.SinkAnswer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/v1/webhooks/test}, from the call to a receiver that verifies. */
final class PingTest {
  @TempDir private Path folder = Path.of("");

  private final LifecycleWorld world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
  private final HttpClient client = HttpClient.newHttpClient();
  private Service service;

  @BeforeEach
  void start() {
    service = ServiceInWorld.create(world, folder);
    service.http().start();
  }

  @AfterEach
  void stop() {
    service.stop();
    client.close();
    world.close();
  }

  private HttpResponse<String> ping(String url) throws Exception {
    URI call = URI.create("http://127.0.0.1:" + service.http().port() + "/api/v1/webhooks/test");
    return client.send(
        HttpRequest.newBuilder(call)
            .header("Authorization", "Bearer " + world.riskuity().tokens().of(SandboxUser.MARA))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"callback_url\":\"" + url + "\"}"))
            .build(),
        BodyHandlers.ofString());
  }

  private String receiver() {
    return world.receiver().callbackUrl().toString();
  }

  @Test
  void itsSignaturesVerifyAtTheReceiver() throws Exception {
    HttpResponse<String> answer = ping(receiver());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"delivered\":true", "\"status\":200");
    ReceivedDelivery ping = world.receiver().deliveries().getFirst();
    assertThat(ping.isGenuineInBothFamilies()).isTrue();
    assertThat(ping.json()).containsEntry("status", "ping").doesNotContainKey("job_id");
    assertThat(ping.eventId()).startsWith("evt_ping_");
    assertThat(answer.body()).contains(ping.eventId());
    assertThat(ping.headers().toString()).doesNotContain("Bearer", "Authorization");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsAFailureAndIsNotFollowed(int status) throws Exception {
    world.receiver().answerNext(SinkAnswer.status(status).with("Location", receiver()));

    HttpResponse<String> answer = ping(receiver());

    assertThat(answer.body()).contains("\"delivered\":false", "\"status\":" + status);
    assertThat(world.receiver().deliveries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/hook, a host that is not on the list",
    "https://attacker.test/hook, neither is this",
    "http://127.0.0.1:1/hook, a port that is not allowed",
    "http://169.254.169.254/latest/meta-data, http where only https is allowed",
    "http://user:word@127.0.0.1/hook, a user",
    "ftp://127.0.0.1/hook, a scheme",
    "file:///etc/passwd, no host",
  })
  void whatTheGuardForbidsIsRefusedBeforeAnythingIsSent(String url, String why) throws Exception {
    HttpResponse<String> answer = ping(url);

    assertThat(answer.statusCode()).as(why).isIn(400, 422);
    assertThat(world.receiver().deliveries()).isEmpty();
  }

  @Test
  void anAllowedHostAtAForbiddenAddressIsRefused() throws Exception {
    HttpResponse<String> answer = ping("https://169.254.169.254/latest/meta-data");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("UNSAFE_CALLBACK_URL").doesNotContain("delivered");
  }
}

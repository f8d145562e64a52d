package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.SandboxUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service as operators see it: metrics, service levels, an alarm, a trace. */
final class OperationTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @TempDir private Path folder = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();

  private String get(int port, String path) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
  }

  private int submit(LifecycleWorld world, int port) throws Exception {
    String form =
        "{\"project_id\":58,\"report_type\":\"draft_audit_report\",\"callback_url\":\"%s\"}"
            .formatted(world.receiver().callbackUrl());
    return client
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/api/v1/generate-report"))
                .header("Authorization", "Bearer " + world.riskuity().tokens().of(SandboxUser.MARA))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aReportThatWaitedTooLongIsMeasuredAndRings() throws Exception {
    try (client;
        LifecycleWorld world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"))) {
      var variables = ServiceInWorld.variables(world, folder);
      int management = FreePort.next();
      variables.put("CORTAP_MANAGEMENT_PORT", Integer.toString(management));
      variables.put("CORTAP_ALERT_URL", world.receiver().callbackUrl().toString());
      Service service = ServiceInWorld.create(world, variables);
      try {
        service.http().start();
        assertThat(submit(world, service.http().port())).isEqualTo(202);
        world.clock().advance(Duration.ofSeconds(61));
        service.workflow().worker().runDue();

        assertThat(get(management, "/metrics"))
            .contains(
                "cortap_jobs_created_total{report_type=\"draft_audit_report\"} 1.0",
                "cortap_jobs_completed_total{report_type=\"draft_audit_report\"} 1.0",
                "cortap_webhooks_sent_total{attempt=\"1\"} 1.0",
                "cortap_jobs_queue_age 61.0");
        assertThat(get(management, "/slo")).contains("\"draft_audit_report\":{\"count\":1");
        assertThat(get(service.http().port(), "/metrics")).contains("NOT_FOUND");
        assertAlarm(world.receiver().deliveries());
      } finally {
        service.stop();
      }
    }
  }

  private static void assertAlarm(List<ReceivedDelivery> deliveries) {
    assertThat(deliveries).hasSize(2).allMatch(ReceivedDelivery::isGenuineInBothFamilies);
    assertThat(deliveries.getFirst().json())
        .containsEntry("event", "alarm_raised")
        .containsEntry("alarm", "QUEUE_AGE");
    assertThat(deliveries.getLast().header("traceparent").orElseThrow())
        .startsWith("00-" + TRACE + "-");
  }
}

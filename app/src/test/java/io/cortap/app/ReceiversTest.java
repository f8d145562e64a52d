package io.cortap.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.cortap.adapter.cli.Actions;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.WebhookSink;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receivers of the guide for Riskuity, fed by the real service. */
final class ReceiversTest {
  private static final String NEXT = "6e".repeat(32);
  private static final String NAME = "Vallée d'Émeraude \ud83d\ude8c";
  private static final Pattern JOB = Pattern.compile("\"job_id\":\"(rpt-[a-z0-9-]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder = Path.of("");

  private static final WebhookSink SINK =
      WebhookSink.start(Clock.systemUTC(), SigningSecrets.of(SigningSecret.of(NEXT)));
  private static final int PORT = FreePort.next();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static SandboxedService service;

  /** In the middle of a rotation: the service signs with both secrets. */
  private static Map<String, String> rotating() {
    return Map.of(
        "CORTAP_WEBHOOK_NEXT_SECRET",
        NEXT,
        "CORTAP_WEBHOOK_OVERLAP_UNTIL",
        Instant.ofEpochSecond(Clock.systemUTC().instant().getEpochSecond() + 3600).toString());
  }

  @BeforeAll
  static void start() throws Exception {
    service = SandboxedService.start(folder, rotating(), PORT, SINK.callbackUrl().getPort());
  }

  @AfterAll
  static void stop() {
    service.close();
    SINK.close();
    CLIENT.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.base().resolve(path))
        .header("Authorization", "Bearer " + service.riskuity().tokens().of(SandboxUser.MARA))
        .header("Content-Type", "application/json");
  }

  private static String answer(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return answer.body();
  }

  private static String submitted(URI callback) throws Exception {
    String form =
        """
        {"project_id": 58, "report_type": "draft_audit_report", "callback_url": "%s",
         "options": {"project_setup": {"project_info": {"recipient_name": "%s"}}}}
        """
            .formatted(callback, NAME);
    String accepted =
        answer(request("/api/v1/generate-report").POST(BodyPublishers.ofString(form, UTF_8)));
    Matcher job = JOB.matcher(accepted);
    assertThat(job.find()).isTrue();
    return job.group(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"receiver.py", "receiver.js", "Receiver.java"})
  void everyReceiverTakesRealDeliveriesOnceAndRefusesForgedOnes(String file) throws Exception {
    String secret = file.equals("receiver.js") ? NEXT : SandboxedService.SECRET;
    var callback = URI.create("http://127.0.0.1:" + PORT + "/webhooks/cortap");
    try (ReceiverProcess receiver = ReceiverProcess.start(file, secret, PORT)) {
      String event = "evt_" + submitted(callback) + "_completed";

      assertThat(receiver.await(event)).contains(file.endsWith("java") ? "Vall\\u00e9e" : NAME);
      assertThat(rehearsed(callback, "all")).contains("7 of 7 as expected");
      redeliver(event.substring(4, event.lastIndexOf('_')));
      // Acts come in order: after this one's there are none of the deliveries before it.
      rehearsed(callback, "completed");
      // The job's own, completed, failed, non-ascii, duplicate, old-key, completed.
      while (receiver.count("evt_") < 7) {
        receiver.await("evt_");
      }
      assertThat(receiver.count("evt_")).isEqualTo(7);
      assertThat(receiver.count(event)).as("acted once, delivered twice").isOne();
    }
  }

  private static String rehearsed(URI callback, String which) {
    var variables = new HashMap<>(rotating());
    variables.put("WEBHOOK_SIGNATURE_SECRET", SandboxedService.SECRET);
    var out = new StringWriter();
    int exit =
        Main.run(
            variables,
            new PrintWriter(out),
            new PrintWriter(out),
            "webhook",
            "trigger",
            which,
            "--to",
            callback.toString(),
            "--allow-loopback");
    assertThat(exit).as(out.toString()).isEqualTo(Actions.OK);
    return out.toString();
  }

  private static void redeliver(String job) throws Exception {
    String path = "/api/v1/jobs/" + job;
    assertThat(answer(request(path + "/redeliver").POST(BodyPublishers.noBody()))).contains(job);
    Instant end = Clock.systemUTC().instant().plus(PATIENCE);
    while (!answer(request(path)).contains("\"state\":\"delivered\",\"attempts\":2")) {
      assertThat(Clock.systemUTC().instant()).as("redelivered in time").isBefore(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void aStandardWebhooksLibraryTakesRealDeliveriesAndRefusesChangedOnes() throws Exception {
    submitted(SINK.callbackUrl());
    ReceivedDelivery delivery = SINK.awaitDeliveries(1, PATIENCE).getFirst();
    var library = new Webhook(SigningSecret.of(NEXT).standardWebhooksForm());
    HttpHeaders headers = HttpHeaders.of(delivery.headers(), (name, value) -> true);
    String body = new String(delivery.body(), UTF_8);

    library.verify(body, headers);
    assertThatThrownBy(() -> library.verify(body.replace("completed", "complete"), headers))
        .isInstanceOf(WebhookVerificationException.class);
  }
}

package io.cortap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cortap.core.webhook.EventId;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.core.webhook.Verification;
import io.cortap.core.webhook.WebhookPayload;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSinkTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final SigningSecrets SECRETS =
      SigningSecrets.of(SigningSecret.of("the sandbox's secret of forty-odd bytes"));
  private static final byte[] BODY = new WebhookPayload(Map.of("job_id", "rpt-7")).bytes();

  private final WebhookSink sink = WebhookSink.start(() -> NOON, SECRETS);
  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
    sink.close();
  }

  private Client.Answer deliver() throws IOException, InterruptedException {
    return deliver(BODY, NOON);
  }

  private Client.Answer deliver(byte[] body, Instant signedAt)
      throws IOException, InterruptedException {
    return client.post(
        sink.callbackUrl(), body, SECRETS.headers(EventId.completed("rpt-7"), signedAt, BODY));
  }

  @Test
  void aGenuineDeliveryIsAcknowledgedByItsJob() throws Exception {
    Client.Answer answer = deliver();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"received\":true,\"job_id\":\"rpt-7\"}");
  }

  @Test
  void aDeliveryIsKeptAsItCameOverTheWire() throws Exception {
    deliver();

    ReceivedDelivery delivery = sink.awaitDeliveries(1, PATIENCE).getFirst();
    assertThat(delivery.isGenuineInBothFamilies()).isTrue();
    assertThat(delivery.body()).isEqualTo(BODY);
    assertThat(delivery.receivedAt()).isEqualTo(NOON);
    assertThat(delivery.jobId()).isEqualTo("rpt-7");
    assertThat(delivery.eventId()).isEqualTo("evt_rpt-7_completed");
    assertThat(delivery.header("X-CORTAP-Signature"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("sha256="));
    assertThat(delivery.path()).isEqualTo(WebhookSink.PATH);
  }

  @Test
  void aTamperedDeliveryIsKeptAndAnswered401() throws Exception {
    Client.Answer answer = deliver(new WebhookPayload(Map.of("job_id", "rpt-8")).bytes(), NOON);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(sink.deliveries().getFirst().verification())
        .isInstanceOfSatisfying(
            Verification.Rejected.class,
            rejected ->
                assertThat(rejected.reason()).isEqualTo(Verification.Reason.WRONG_SIGNATURE));
  }

  @Test
  void aStaleDeliveryIsAnswered401() throws Exception {
    assertThat(deliver(BODY, NOON.minusSeconds(301)).status()).isEqualTo(401);
  }

  @Test
  void answersFollowTheScriptAndThenTheLastingOne() throws Exception {
    sink.answer(SinkAnswer.status(410))
        .answerNext(
            SinkAnswer.status(500),
            SinkAnswer.status(503).with("Retry-After", "9"),
            SinkAnswer.body(200, "<html>Sign in</html>").with("Content-Type", "text/html"));

    assertThat(deliver().status()).isEqualTo(500);
    assertThat(deliver().header("Retry-After")).isEqualTo("9");
    assertThat(deliver().header("Content-Type")).isEqualTo("text/html");
    assertThat(deliver().status()).isEqualTo(410);
    assertThat(sink.deliveries()).hasSize(4);
  }

  @Test
  void anAbortedDeliveryHasNoAnswer() {
    sink.answer(SinkAnswer.abort());

    assertThatExceptionOfType(IOException.class).isThrownBy(this::deliver);
    assertThat(sink.deliveries()).hasSize(1);
  }

  @Test
  void aLateAnswerComesThatMuchLater() throws Exception {
    sink.answerNext(SinkAnswer.judged().after(Duration.ofMillis(120)));

    long before = System.nanoTime();
    deliver();

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void waitingEndsWithTheDeliveryThatWasWaitedFor() throws Exception {
    var waiting = CompletableFuture.supplyAsync(() -> sink.awaitDeliveries(2, PATIENCE));

    deliver();
    deliver();

    assertThat(waiting.get()).hasSize(2);
  }

  @Test
  void waitingInVainSaysWhatWasSeen() throws Exception {
    deliver();

    assertThatIllegalStateException()
        .isThrownBy(() -> sink.awaitDeliveries(2, Duration.ofMillis(20)))
        .withMessage("waited PT0.02S for 2 deliveries, saw 1");
  }

  @Test
  void otherPathsAndMethodsAreNoDeliveries() throws Exception {
    URI elsewhere = sink.callbackUrl().resolve("/webhooks/cortap-not");

    assertThat(client.post(elsewhere, BODY, Map.of()).status()).isEqualTo(404);
    assertThat(client.getWithoutToken(sink.callbackUrl()).status()).isEqualTo(405);
    assertThat(sink.deliveries()).isEmpty();
  }
}

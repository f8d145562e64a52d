package io.cortap.adapter.riskuity;

import io.cortap.adapter.testkit.NotifierContract;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.outbound.Notifier;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.SinkAnswer;
import io.cortap.sandbox.WebhookSink;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class HttpNotifierTest extends NotifierContract {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");

  private final WebhookSink sink =
      WebhookSink.start(
          () -> NOON, SigningSecrets.of(SigningSecret.of("no-secret-at-all-0123456789abcdef0123")));
  private final int freePort = FreePort.next();

  @AfterEach
  void close() {
    sink.close();
  }

  @Override
  protected Notifier notifier() {
    var settings =
        new GuardSettings(
            List.of(),
            List.of(new HostPattern("127.0.0.1")),
            Set.of(sink.callbackUrl().getPort(), freePort),
            List.of(AddressBlock.of("127.0.0.1/32")));
    return new HttpNotifier(new OutboundGuard(settings, HostResolver.SYSTEM), () -> NOON);
  }

  @Override
  protected URI receiverAnswering(AttemptOutcome.Answered answer) {
    SinkAnswer plain = SinkAnswer.status(answer.status());
    sink.answer(
        answer.retryAfter().isZero()
            ? plain
            : plain.with("Retry-After", Long.toString(answer.retryAfter().toSeconds())));
    return sink.callbackUrl();
  }

  @Override
  protected URI nobodyListens() {
    return URI.create("http://127.0.0.1:" + freePort + "/");
  }

  @Override
  protected URI guardedAgainst() {
    return URI.create("http://127.0.0.2:" + sink.callbackUrl().getPort() + WebhookSink.PATH);
  }

  @Override
  protected List<Arrival> arrivals() {
    return sink.deliveries().stream().map(HttpNotifierTest::arrival).toList();
  }

  private static Arrival arrival(ReceivedDelivery delivery) {
    return new Arrival(
        delivery.header("Content-Type").orElse(""), delivery.eventId(), delivery.body());
  }
}

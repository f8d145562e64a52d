package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.Notifier.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What really goes over the wire, and where to. */
class WebhookWireTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final String NAME = "hooks.receiver.example";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicReference<String> host = new AtomicReference<>("");
  private final CountDownLatch open = new CountDownLatch(1);
  private final HandshakeCertificates authority = new HandshakeCertificates.Builder().build();
  private HttpServer server = start(authority, false, exchange -> answer(exchange, 200, ""));

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private HttpServer start(HandshakeCertificates identity, boolean tls, Answer answer) {
    try {
      var address = new InetSocketAddress(LOOPBACK, 0);
      HttpServer started = tls ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
      if (started instanceof HttpsServer https) {
        https.setHttpsConfigurator(new HttpsConfigurator(identity.sslContext()));
      }
      started.createContext(
          "/",
          exchange -> {
            requests.incrementAndGet();
            host.set(String.valueOf(exchange.getRequestHeaders().getFirst("Host")));
            answer.to(exchange);
          });
      started.start();
      return started;
    } catch (IOException e) {
      throw new AssertionError("no server on loopback", e);
    }
  }

  private void serve(HandshakeCertificates identity, boolean tls, Answer answer) {
    server.stop(0);
    server = start(identity, tls, answer);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @AfterEach
  void stop() {
    open.countDown();
    server.stop(0);
  }

  private HttpNotifier notifier(OkHttpClient client, HostResolver resolver) {
    var settings =
        new GuardSettings(
            List.of(new HostPattern(NAME)),
            List.of(new HostPattern(NAME)),
            Set.of(server.getAddress().getPort()),
            List.of(AddressBlock.of(LOOPBACK.getHostAddress())));
    return new HttpNotifier(client, new OutboundGuard(settings, resolver), () -> NOON);
  }

  private Sent send(String scheme, OkHttpClient client, HostResolver resolver, Duration limit) {
    URI url = URI.create(scheme + "://" + NAME + ":" + server.getAddress().getPort() + "/hook");
    return notifier(client, resolver)
        .send(url, Map.of("Content-Type", "application/json"), BODY, limit);
  }

  private Sent send(HostResolver resolver) {
    return send("http", new OkHttpClient(), resolver, LIMIT);
  }

  @Test
  void theVettedAddressIsConnectedToUnderTheUrlsName() {
    Sent sent = send(name -> List.of(LOOPBACK));

    assertThat(sent.outcome()).isEqualTo(new AttemptOutcome.Answered(200));
    assertThat(host.get()).isEqualTo(NAME + ":" + server.getAddress().getPort());
  }

  @Test
  void aNameThatMovesAfterItWasVettedGainsNothing() throws Exception {
    Queue<InetAddress> addresses =
        new ArrayDeque<>(
            List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.2")));
    HostResolver rebinding = asked -> List.of(addresses.remove());
    URI url = URI.create("http://" + NAME + ":" + server.getAddress().getPort() + "/");
    HttpNotifier notifier = notifier(new OkHttpClient(), rebinding);

    assertThat(notifier.refusal(url)).isEmpty();
    assertThat(notifier.send(url, Map.of(), BODY, LIMIT).outcome())
        .isInstanceOfSatisfying(
            AttemptOutcome.Refused.class,
            refused -> assertThat(refused.detail()).contains("127.0.0.2 is loopback"));
    assertThat(requests).hasValue(0);
  }

  @Test
  void anAddressWithoutANameIsVettedToo() {
    int port = server.getAddress().getPort();
    var settings =
        new GuardSettings(
            List.of(), List.of(new HostPattern("127.0.0.1")), Set.of(port), List.of());
    var guard = new OutboundGuard(settings, HostResolver.SYSTEM);

    Sent sent =
        new HttpNotifier(guard, () -> NOON)
            .send(URI.create("http://127.0.0.1:" + port + "/"), Map.of(), BODY, LIMIT);

    assertThat(sent.outcome()).isInstanceOf(AttemptOutcome.Refused.class);
    assertThat(requests).hasValue(0);
  }

  @Test
  void theNameIsResolvedOnceSoThatThereIsNoSecondAnswerToConnectTo() {
    var lookUps = new AtomicInteger();

    send(name -> {
      lookUps.incrementAndGet();
      return List.of(LOOPBACK);
    });

    assertThat(lookUps).hasValue(1);
  }

  @Test
  void tlsIsSpokenToTheNameThoughTheAddressWasChosen() {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(NAME).build();
    serve(identity(certificate), true, exchange -> answer(exchange, 204, ""));

    Sent sent = send("https", trusting(certificate), name -> List.of(LOOPBACK), LIMIT);

    assertThat(sent.outcome()).isEqualTo(new AttemptOutcome.Answered(204));
  }

  @Test
  void aCertificateForAnotherNameIsNotBelieved() {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("other.example").build();
    serve(identity(certificate), true, exchange -> answer(exchange, 200, ""));

    Sent sent = send("https", trusting(certificate), name -> List.of(LOOPBACK), LIMIT);

    assertThat(sent.outcome()).isInstanceOf(AttemptOutcome.Unreachable.class);
    assertThat(requests).hasValue(0);
  }

  private static HandshakeCertificates identity(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  }

  private static OkHttpClient trusting(HeldCertificate certificate) {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  @ParameterizedTest
  @CsvSource({"503, 0", "503, 00", "503, 99999999999", "408, 0", "407, 0", "301, 0"})
  void noAnswerMakesTheClientActByItself(int status, String retryAfter) {
    serve(
        authority,
        false,
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.getResponseHeaders().set("CORTAP-Real-Status", "200");
          answer(exchange, status, "");
        });

    assertThat(send(name -> List.of(LOOPBACK)).outcome())
        .isEqualTo(new AttemptOutcome.Answered(status));
    assertThat(requests).hasValue(1);
  }

  @Test
  void whatCannotBeAHeaderIsOurFault() {
    URI url = URI.create("http://" + NAME + ":" + server.getAddress().getPort() + "/");

    Sent sent =
        notifier(new OkHttpClient(), name -> List.of(LOOPBACK))
            .send(url, Map.of("webhook-id", "a\r\nb: c"), BODY, LIMIT);

    assertThat(sent.outcome()).isInstanceOf(AttemptOutcome.EgressFailed.class);
    assertThat(requests).hasValue(0);
  }

  @Test
  void atMost16KibOfTheAnswerAreKept() {
    serve(authority, false, exchange -> answer(exchange, 200, "x".repeat(1 << 20)));

    Sent sent = send(name -> List.of(LOOPBACK));

    assertThat(sent.outcome()).isEqualTo(new AttemptOutcome.Answered(200));
    assertThat(sent.answer()).hasSize(16 * 1024);
  }

  @Test
  void anAttemptEndsWithItsLimit() {
    serve(authority, false, exchange -> awaitOpening());

    Sent sent = send("http", new OkHttpClient(), name -> List.of(LOOPBACK), Duration.ofMillis(300));

    assertThat(sent.outcome()).isEqualTo(new AttemptOutcome.Unreachable("no answer within 0.3 s"));
  }

  private void awaitOpening() {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anUnknownNameIsTheReceiversFaultAndADeadResolverOurs() {
    assertThat(send(refusing("name or service not known")).outcome())
        .isInstanceOf(AttemptOutcome.Unreachable.class);
    assertThat(send(refusing(NAME + ": Temporary failure in name resolution")).outcome())
        .isInstanceOf(AttemptOutcome.EgressFailed.class);
  }

  private static HostResolver refusing(String words) {
    return name -> {
      throw new UnknownHostException(words);
    };
  }

  @Test
  void anInterruptedAttemptIsNotCharged() {
    Thread.currentThread().interrupt();

    Sent sent = send(name -> List.of(LOOPBACK));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sent.outcome()).isInstanceOf(AttemptOutcome.EgressFailed.class);
  }
}

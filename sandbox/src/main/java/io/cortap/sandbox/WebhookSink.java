package io.cortap.sandbox;

import com.sun.net.httpserver.HttpExchange;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.core.webhook.Verification;
import io.cortap.core.webhook.WebhookVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A webhook receiver on 127.0.0.1 that verifies both signature families, keeps what it received and
 * answers as it is told. For any number of threads.
 */
public final class WebhookSink implements AutoCloseable {
  /** The path of {@link #callbackUrl()}; paths below it are received too. */
  public static final String PATH = "/webhooks/cortap";

  private static final int MAX_BODY_BYTES = 1 << 20;

  private final InstantSource clock;
  private final WebhookVerifier verifier;
  private final LoopbackServer server;
  private final Arrivals<ReceivedDelivery> deliveries = new Arrivals<>("deliveries");
  private final Queue<SinkAnswer> nextAnswers = new ArrayDeque<>();
  private SinkAnswer lastingAnswer = SinkAnswer.judged();

  private WebhookSink(InstantSource clock, SigningSecrets secrets, LoopbackServer server) {
    this.clock = clock;
    this.verifier = new WebhookVerifier(secrets);
    this.server = server;
  }

  /** Starts on any free port. */
  public static WebhookSink start(InstantSource clock, SigningSecrets secrets) {
    return start(clock, secrets, 0);
  }

  /**
   * Starts on this port.
   *
   * @param clock judges the stamps of signatures: the one the sender signs by
   * @param secrets what the sender signs with
   * @param port 0 for any free one
   */
  public static WebhookSink start(InstantSource clock, SigningSecrets secrets, int port) {
    var sink = new WebhookSink(clock, secrets, LoopbackServer.bind(port));
    sink.server.start(sink::receive);
    return sink;
  }

  /** Where deliveries must be sent. */
  public URI callbackUrl() {
    return server.baseUrl().resolve(PATH);
  }

  /** How deliveries are answered from now on; {@link SinkAnswer#judged()} without being told. */
  public synchronized WebhookSink answer(SinkAnswer lasting) {
    lastingAnswer = lasting;
    return this;
  }

  /** How the next deliveries are answered, one each, before the lasting answer counts again. */
  public synchronized WebhookSink answerNext(SinkAnswer... answers) {
    nextAnswers.addAll(List.of(answers));
    return this;
  }

  /** What has been received so far, in order; a delivery is here before it is answered. */
  public List<ReceivedDelivery> deliveries() {
    return deliveries.all();
  }

  /**
   * The first {@code count} deliveries or more, as soon as they are here.
   *
   * @throws IllegalStateException when there are fewer after {@code timeout} of real time
   */
  public List<ReceivedDelivery> awaitDeliveries(int count, Duration timeout) {
    return deliveries.await(count, timeout);
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.close();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
      Json.send(exchange, 404, Map.of("detail", "deliveries go to " + PATH));
      return;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      Json.send(exchange, 405, Map.of("detail", "deliveries are sent with POST"));
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    Instant now = clock.instant();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
    var delivery =
        new ReceivedDelivery(
            now,
            exchange.getRequestURI().toString(),
            headers,
            body,
            verifier.verify(headers, body, now));
    SinkAnswer answer = nextAnswer();
    deliveries.add(delivery);
    server.pause(answer.delay());
    send(exchange, answer, delivery);
  }

  private synchronized SinkAnswer nextAnswer() {
    SinkAnswer next = nextAnswers.poll();
    return next == null ? lastingAnswer : next;
  }

  private static void send(HttpExchange exchange, SinkAnswer answer, ReceivedDelivery delivery)
      throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    switch (answer.kind()) {
      case JUDGED -> sendJudgement(exchange, delivery);
      case FIXED ->
          Json.send(
              exchange,
              answer.status(),
              answer.headers().getOrDefault("Content-Type", "application/json"),
              Json.utf8(answer.body()));
      case ABORTED -> throw new IOException("the sandbox was told to break off here");
    }
  }

  private static void sendJudgement(HttpExchange exchange, ReceivedDelivery delivery)
      throws IOException {
    var judgement = new LinkedHashMap<String, Object>();
    switch (delivery.verification()) {
      case Verification.Genuine genuine -> {
        judgement.put("received", true);
        judgement.put("job_id", delivery.jobId());
        Json.send(exchange, 200, judgement);
      }
      case Verification.Rejected rejected -> {
        judgement.put("received", false);
        judgement.put("detail", rejected.detail());
        Json.send(exchange, 401, judgement);
      }
    }
  }
}

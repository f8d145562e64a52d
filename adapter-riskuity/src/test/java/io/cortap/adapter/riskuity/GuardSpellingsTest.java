package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.riskuity.ForbiddenUrls.ForbiddenUrl;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.SinkAnswer;
import io.cortap.sandbox.WebhookSink;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guard against generated disguises of forbidden targets: {@code -Dcortap.spellings=N} tries
 * another number of them, {@code -Dcortap.seed=N} other ones.
 */
class GuardSpellingsTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** However lax the list of hosts and the resolver are. */
  @Test
  void noDisguiseOfAForbiddenTargetPasses() throws Exception {
    long seed = Long.getLong("cortap.seed", 20_270_315);
    int count = Integer.getInteger("cortap.spellings", 2_000);
    try (var forbidden = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      int port = forbidden.getLocalPort();
      var urls = new ForbiddenUrls(seed, port);
      List<String> passed =
          Stream.generate(urls::next)
              .limit(count)
              .filter(url -> passes(url, port))
              .map(url -> url.text() + " (" + url.manner() + ")")
              .toList();

      assertThat(passed).as("of %d with -Dcortap.seed=%d", count, seed).isEmpty();
      assertNobodyCame(forbidden);
    }
  }

  private static boolean passes(ForbiddenUrl url, int port) {
    URI uri;
    try {
      uri = new URI(url.text());
    } catch (URISyntaxException noUrl) {
      return false;
    }
    var notifier = new HttpNotifier(laxGuard(url, uri, port), () -> NOON);
    boolean accepted = notifier.refusal(uri).isEmpty();
    boolean sent =
        !(notifier.send(uri, Map.of(), new byte[0], LIMIT).outcome()
            instanceof AttemptOutcome.Refused);
    return accepted || sent;
  }

  /**
   * Every host that can be listed is, and whatever is asked of the resolver leads to the target.
   */
  private static OutboundGuard laxGuard(ForbiddenUrl url, URI uri, int port) {
    var hosts = new ArrayList<HostPattern>();
    hosts.add(new HostPattern("*.riskuity.com"));
    Stream.of(Optional.of(url.host()), Optional.ofNullable(uri.getHost()))
        .flatMap(Optional::stream)
        .flatMap(GuardSpellingsTest::pattern)
        .forEach(hosts::add);
    return new OutboundGuard(
        new GuardSettings(hosts, hosts, Set.of(80, 443, port), List.of()),
        host -> List.of(url.target()));
  }

  private static Stream<HostPattern> pattern(String host) {
    try {
      return Stream.of(
          new HostPattern(host.endsWith(".") ? host.substring(0, host.length() - 1) : host));
    } catch (IllegalArgumentException notToBeListed) {
      return Stream.empty();
    }
  }

  @Test
  void aNameThatChangesItsAddressReachesOnlyTheOneThatWasVetted() throws Exception {
    for (int honestAnswers = 0; honestAnswers <= 3; honestAnswers++) {
      try (WebhookSink allowed = sink();
          var forbidden =
              new ServerSocket(allowed.callbackUrl().getPort(), 50, address("127.0.0.2"))) {
        var asked = new AtomicInteger();
        int honest = honestAnswers;
        HostResolver rebinding =
            host -> List.of(address(asked.getAndIncrement() < honest ? "127.0.0.1" : "127.0.0.2"));
        var notifier = notifier(rebinding, forbidden.getLocalPort());
        URI callback = named(allowed.callbackUrl());

        boolean accepted = notifier.refusal(callback).isEmpty();
        AttemptOutcome outcome = notifier.send(callback, Map.of(), new byte[0], LIMIT).outcome();

        assertThat(accepted).isEqualTo(honest > 0);
        assertThat(outcome instanceof AttemptOutcome.Refused).isEqualTo(honest < 2);
        assertNobodyCame(forbidden);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectLeadsNowhere(int status) throws Exception {
    try (WebhookSink allowed = sink();
        var forbidden = new ServerSocket(0, 50, address("127.0.0.2"))) {
      allowed.answer(
          SinkAnswer.status(status)
              .with("Location", "http://127.0.0.2:" + forbidden.getLocalPort()));
      int port = allowed.callbackUrl().getPort();
      var notifier = notifier(host -> List.of(address("127.0.0.1")), port);

      AttemptOutcome outcome =
          notifier.send(named(allowed.callbackUrl()), Map.of(), new byte[0], LIMIT).outcome();

      assertThat(outcome).isEqualTo(new AttemptOutcome.Answered(status, Duration.ZERO));
      assertNobodyCame(forbidden);
    }
  }

  private static HttpNotifier notifier(HostResolver resolver, int port) {
    var settings =
        new GuardSettings(
            List.of(),
            List.of(new HostPattern("*.riskuity.com")),
            Set.of(port),
            List.of(AddressBlock.of("127.0.0.1/32")));
    return new HttpNotifier(new OutboundGuard(settings, resolver), () -> NOON);
  }

  /** The receiver under a name that is listed. */
  private static URI named(URI receiver) {
    return URI.create("http://hooks.riskuity.com:" + receiver.getPort() + receiver.getRawPath());
  }

  private static WebhookSink sink() {
    return WebhookSink.start(
        () -> NOON, SigningSecrets.of(SigningSecret.of("no-secret-at-all-0123456789abcdef0123")));
  }

  private static InetAddress address(String literal) {
    return ForbiddenUrls.address(literal);
  }

  private static void assertNobodyCame(ServerSocket server) throws Exception {
    server.setSoTimeout(1);
    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }
}

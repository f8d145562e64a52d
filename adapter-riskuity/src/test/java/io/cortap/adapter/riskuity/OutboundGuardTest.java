package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundGuardTest {
  private static final String NAME = "hooks.riskuity.com";
  private static final List<HostPattern> HOSTS = List.of(new HostPattern("*.riskuity.com"));

  private static OutboundGuard guard(HostResolver resolver, String... blocks) {
    return new OutboundGuard(
        new GuardSettings(
            HOSTS,
            List.of(new HostPattern("plain.example")),
            Set.of(443, 8443),
            Arrays.stream(blocks).map(AddressBlock::of).toList()),
        resolver);
  }

  private static HostResolver leadingTo(String... addresses) {
    return host -> {
      InetAddress[] found = new InetAddress[addresses.length];
      for (int i = 0; i < addresses.length; i++) {
        found[i] = InetAddress.getByName(addresses[i]);
      }
      return List.of(found);
    };
  }

  private static Optional<String> refusal(OutboundGuard guard, String url) {
    return guard.refusal(URI.create(url)).map(Refusal::toCaller);
  }

  @Nested
  class Looks {
    private final OutboundGuard guard = guard(leadingTo("8.8.8.8"));

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://hooks.riskuity.com/a?b=c",
          "https://HOOKS.Riskuity.COM./",
          "https://a.b.riskuity.com:8443/",
          "HTTPS://hooks.riskuity.com:443/",
          "http://plain.example:8443/"
        })
    void listedHostsAreAllowed(String url) {
      assertThat(refusal(guard, url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "http://hooks.riskuity.com/                | go over https",
          "ftp://hooks.riskuity.com/                 | go over https",
          "file:///etc/passwd                        | go over https",
          "https://user@hooks.riskuity.com/          | user name",
          "https://hooks.riskuity.com:x@evil.example/| user name",
          "https://hooks.riskuity.com:22/            | port",
          "http://plain.example/                     | port",
          "https://plain.example/                    | not on the list",
          "https://riskuity.com/                     | not on the list",
          "https://evilriskuity.com/                 | not on the list",
          "https://hooks.riskuity.com.evil.example/  | not on the list",
          "https://localhost/                        | not on the list",
          "https:///path                             | can be checked",
          "https:hooks.riskuity.com                  | can be checked"
        })
    void everythingElseIsRefusedByRule(String url, String words) {
      assertThat(refusal(guard, url))
          .hasValueSatisfying(refusal ->
              assertThat(refusal).startsWith("the callback URL is not allowed: ").contains(words));
    }

    /**
     * Whatever is listed, an address in a spelling that resolvers may read otherwise is refused.
     */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "2130706433",
          "0x7f000001",
          "0177.0.0.1",
          "0x7f.0.0.1",
          "127.1",
          "127.0.1",
          "127.0.0.1.",
          "169.254.169.254.",
          "0251.0376.0251.0376",
          "0xA9FEA9FE",
          "2852039166",
          "[::ffff:169.254.169.254]",
          "[::ffff:a9fe:a9fe]",
          "[::ffff:8.8.8.8]",
          "[fe80::1%25eth0]",
          "%31%32%37.0.0.1",
          "127。0。0。1"
        })
    void oddSpellingsOfAddressesAreRefused(String host) {
      var open =
          new GuardSettings(
              List.of(new HostPattern("*.1"), new HostPattern("2130706433")),
              List.of(),
              Set.of(443),
              List.of());
      var guard = new OutboundGuard(open, HostResolver.SYSTEM);

      assertThat(refusal(guard, "https://" + host + "/")).isPresent();
    }
  }

  @Nested
  class Addresses {
    @ParameterizedTest
    @CsvSource({
      "127.0.0.1, loopback",
      "127.255.255.254, loopback",
      "::1, loopback",
      "0.0.0.0, unspecified",
      "::, unspecified",
      "10.1.2.3, private",
      "172.16.0.1, private",
      "172.31.255.255, private",
      "192.168.0.1, private",
      "169.254.1.1, link-local",
      "fe80::1, link-local",
      "100.64.0.1, carrier-grade NAT",
      "100.127.255.255, carrier-grade NAT",
      "224.0.0.1, multicast",
      "ff02::1, multicast",
      "192.0.2.1, documentation",
      "198.51.100.1, documentation",
      "203.0.113.9, documentation",
      "2001:db8::1, documentation",
      "3fff::1, documentation",
      "198.18.0.1, benchmarking",
      "240.0.0.1, reserved",
      "255.255.255.255, reserved",
      "192.0.0.8, reserved",
      "4000::1, reserved",
      "2001::1, reserved",
      "192.88.99.1, 6to4",
      "2002:7f00:1::, 6to4",
      "fc00::1, unique local",
      "fd12:3456::1, unique local",
      "fec0::1, site-local",
      "::127.0.0.1, IPv4-compatible",
      "64:ff9b::7f00:1, NAT64",
      "64:ff9b:1::a, NAT64",
      "169.254.169.254, cloud metadata",
      "169.254.170.2, cloud metadata",
      "fd00:ec2::254, cloud metadata"
    })
    void specialOnesAreRefusedAndOnlyTheOperatorLearnsWhy(String address, String kind) {
      Optional<Refusal> refusal =
          guard(leadingTo(address)).refusal(URI.create("https://" + NAME + "/"));

      assertThat(refusal)
          .hasValueSatisfying(seen -> {
            assertThat(seen.toOperator()).contains(" is " + kind + " ");
            assertThat(seen.toCaller()).doesNotContain(kind, address);
          });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "8.8.8.8",
          "9.255.255.255",
          "11.0.0.0",
          "100.63.255.255",
          "100.128.0.0",
          "126.255.255.255",
          "128.0.0.0",
          "172.15.255.255",
          "172.32.0.0",
          "192.167.255.255",
          "223.255.255.255",
          "2600::1",
          "2a00:1450::1"
        })
    void publicOnesAreAllowedUpToTheEdges(String address) {
      assertThat(refusal(guard(leadingTo(address)), "https://" + NAME + "/")).isEmpty();
    }

    @Test
    void oneSpecialAddressAmongPublicOnesRefusesTheHost() {
      assertThat(refusal(guard(leadingTo("8.8.8.8", "10.0.0.1")), "https://" + NAME + "/"))
          .isPresent();
    }

    @Test
    void aConfiguredBlockAllowsWhatItHoldsAndNoMore() {
      assertThat(refusal(guard(leadingTo("10.20.3.4"), "10.20.0.0/16"), "https://" + NAME + "/"))
          .isEmpty();
      assertThat(refusal(guard(leadingTo("10.21.0.0"), "10.20.0.0/16"), "https://" + NAME + "/"))
          .isPresent();
    }

    @Test
    void aMetadataAddressNeedsABlockOfItsOwn() {
      String url = "https://" + NAME + "/";
      HostResolver metadata = leadingTo("169.254.169.254");

      assertThat(refusal(guard(metadata, "169.254.0.0/16", "0.0.0.0/0"), url)).isPresent();
      assertThat(refusal(guard(metadata, "169.254.169.254/32"), url)).isEmpty();
    }
  }

  @Nested
  class Names {
    @Test
    void aNameThatDoesNotResolveNowIsNoRefusal() {
      HostResolver nowhere =
          host -> {
            throw new UnknownHostException(host);
          };

      assertThat(refusal(guard(nowhere), "https://" + NAME + "/")).isEmpty();
    }

    @Test
    void aResolverThatTakesTooLongIsLeftBehind() {
      var never = new CountDownLatch(1);
      HostResolver slow =
          host -> {
            awaitQuietly(never);
            return List.of(InetAddress.getLoopbackAddress());
          };

      assertThat(refusal(guard(slow), "https://" + NAME + "/")).isEmpty();
      never.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Nested
  class Sockets {
    private final GuardedSockets sockets = new GuardedSockets(guard(HostResolver.SYSTEM));

    @Test
    void refuseAtTheMomentOfConnecting() throws Exception {
      try (Socket socket = sockets.createSocket()) {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);

        assertThatThrownBy(() -> socket.connect(loopback))
            .isInstanceOf(RefusedAddressException.class);
      }
    }

    @Test
    void neverResolveANameThemselves() throws Exception {
      try (Socket socket = sockets.createSocket()) {
        var unresolved = InetSocketAddress.createUnresolved(NAME, 443);

        assertThatThrownBy(() -> socket.connect(unresolved, 10))
            .hasMessageContaining("not to names");
      }
      assertThatThrownBy(() -> sockets.createSocket(NAME, 443)).hasMessageContaining("first");
    }
  }

  @Nested
  class Settings {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "10.0.0.1/8",
          "10.0.0.0/33",
          "10.0.0/8",
          "localhost/8",
          "fd00::/129",
          "",
          "/8",
          "1::2::3"
        })
    void whatIsNoBlockIsQuoted(String text) {
      assertThatThrownBy(() -> AddressBlock.of(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "*", "*.", "a..b", "https://a.example", "a.example:443", "*.*.example"})
    void whatIsNoHostPatternIsQuoted(String text) {
      assertThatThrownBy(() -> new HostPattern(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + text + "'");
    }
  }
}

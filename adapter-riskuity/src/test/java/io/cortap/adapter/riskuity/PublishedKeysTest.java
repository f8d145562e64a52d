package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.cortap.adapter.testkit.SampleKeys;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier.Verdict;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
  private static final Instant NOON = Minted.NOON;
  private static final ECKey OLD = Minted.ec("old");
  private static final ECKey NEW = Minted.ec("new");

  private final KeyServer server = new KeyServer(OLD.toPublicJWK());
  private final HttpClient http = HttpClient.newHttpClient();
  private final KeyedTokenVerifier verifier =
      new KeyedTokenVerifier(http, new TrustedKeys(Optional.empty(), Optional.of(server.url())));

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  private Verdict verify(ECKey by, Instant now) {
    return verify(
        Minted.byEc(by, Minted.claims().expirationTime(Date.from(NOON.plus(Duration.ofDays(1))))),
        now);
  }

  private Verdict verify(UserToken token, Instant now) {
    return verifier.verify(token, StubbedRiskuity.CORRELATION, now, Duration.ofSeconds(3));
  }

  @Test
  void oneLookServesForFiveMinutes() {
    for (int second = 0; second < 300; second += 20) {
      assertThat(verify(OLD, NOON.plusSeconds(second))).isEqualTo(new Verdict.Genuine());
    }
    assertThat(server.looks).hasValue(1);
  }

  @Test
  void aNewKeyIsFoundAtOnce() {
    verify(OLD, NOON);
    server.publish(OLD.toPublicJWK(), NEW.toPublicJWK());

    assertThat(verify(NEW, NOON.plusSeconds(1))).isEqualTo(new Verdict.Genuine());
    assertThat(server.looks).hasValue(2);
  }

  /** The same key under an id that nobody published. */
  private static ECKey renamed(ECKey key, String id) {
    return new ECKey.Builder(key).keyID(id).build();
  }

  @Test
  void inventedKeyIdsMakeNoMoreThanTwoLooksInHalfAMinute() {
    verify(OLD, NOON);
    for (int i = 0; i < 200; i++) {
      UserToken forged = Minted.byEc(renamed(NEW, "invented-" + i), Minted.claims());
      assertThat(verify(forged, NOON.plusMillis(i))).isInstanceOf(Verdict.Refused.class);
    }
    assertThat(server.looks).hasValue(2);
    assertThat(verify(OLD, NOON.plusSeconds(2))).isEqualTo(new Verdict.Genuine());
  }

  @Test
  void aRotationBehindSuchAStormIsSeenAfterHalfAMinute() {
    inventedKeyIdsMakeNoMoreThanTwoLooksInHalfAMinute();
    server.publish(NEW.toPublicJWK());

    assertThat(verify(NEW, NOON.plusSeconds(5))).isInstanceOf(Verdict.Refused.class);
    assertThat(verify(NEW, NOON.plusSeconds(31))).isEqualTo(new Verdict.Genuine());
  }

  @Test
  void anOutageOfTheIssuerIsSurvivedForAnHour() {
    // Nothing is verified as fast as what RSA signed.
    RSAKey key = Minted.rsa(SampleKeys.ISSUER, "rsa");
    Date tomorrow = Date.from(NOON.plus(Duration.ofDays(1)));
    UserToken token = Minted.byRsa(key, Minted.claims().expirationTime(tomorrow));
    server.publish(key.toPublicJWK());
    verify(token, NOON);
    server.status = 503;

    for (int second = 0; second < 59 * 60; second++) {
      assertThat(verify(token, NOON.plusSeconds(second))).isEqualTo(new Verdict.Genuine());
    }
    assertThat(server.looks).hasValueLessThanOrEqualTo(13);
    assertThat(verify(token, NOON.plus(Duration.ofHours(2)))).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void anIssuerThatIsDownIsNotHammered() {
    server.status = 503;
    for (int i = 0; i < 50; i++) {
      assertThat(verify(OLD, NOON.plusMillis(i))).isInstanceOf(Verdict.Unknown.class);
    }
    assertThat(server.looks).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void somethingElseThanKeysOpensNoDoor() {
    server.say("<html>please sign in</html>");
    assertThat(verify(OLD, NOON)).isInstanceOf(Verdict.Unknown.class);

    server.say("{\"keys\":[" + "{\"kty\":\"EC\"},".repeat(20_000) + "]}");
    assertThat(verify(OLD, NOON.plusSeconds(31))).isInstanceOf(Verdict.Unknown.class);
  }
}

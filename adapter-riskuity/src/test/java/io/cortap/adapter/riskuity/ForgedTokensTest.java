package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.cortap.adapter.testkit.SampleKeys;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each forgery is tried on a verifier that knows a secret, one that knows a key set, and both. */
class ForgedTokensTest {
  private static final RSAKey RSA = Minted.rsa(SampleKeys.ISSUER, "rsa-1");
  private static final RSAKey FORGERS = Minted.rsa(SampleKeys.FORGER, "rsa-1");
  private static final ECKey EC = Minted.ec("ec-1");
  private static final KeyServer FORGERS_SERVER = new KeyServer(FORGERS.toPublicJWK());

  private final OctetSequenceKey published =
      new OctetSequenceKey.Builder(Minted.bytes("a symmetric key published by mistake, oh dear"))
          .keyID("oct-1")
          .build();
  private final KeyServer keys = new KeyServer(RSA.toPublicJWK(), EC.toPublicJWK(), published);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, KeyedTokenVerifier> verifiers =
      Map.of(
          "secret", verifier(true, false),
          "key set", verifier(false, true),
          "both", verifier(true, true));

  @AfterEach
  void close() {
    http.close();
    keys.close();
  }

  private KeyedTokenVerifier verifier(boolean secret, boolean keySet) {
    return new KeyedTokenVerifier(
        http,
        new TrustedKeys(
            secret ? Optional.of(JwtSecret.of(Minted.SECRET)) : Optional.empty(),
            keySet ? Optional.of(keys.url()) : Optional.empty()));
  }

  private Verdict verdict(String verifier, UserToken token) {
    return Objects.requireNonNull(verifiers.get(verifier))
        .verify(token, StubbedRiskuity.CORRELATION, Minted.NOON, Duration.ofSeconds(3));
  }

  private static UserToken bySecret() {
    return Minted.bySecret(Minted.bytes(Minted.SECRET), Minted.claims());
  }

  private static UserToken byRsa() {
    return Minted.byRsa(RSA, Minted.claims());
  }

  private static UserToken unsigned(String head) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return new UserToken(
        base64.encodeToString(Minted.bytes(head))
            + "."
            + byRsa().reveal().split("\\.", -1)[1]
            + ".");
  }

  private static UserToken withHead(UserToken token, String member) {
    return Minted.changed(token, 0, head -> head.replace("{", "{" + member + ","));
  }

  static Stream<Arguments> forgeries() throws Exception {
    var all = new LinkedHashMap<String, UserToken>();
    all.put("another user", Minted.changed(bySecret(), 1, text -> text.replace("101", "102")));
    all.put(
        "another tenant",
        Minted.changed(byRsa(), 1, text -> text.replace("\"tenant_id\":1", "\"tenant_id\":2")));
    all.put("a later end", Minted.changed(byRsa(), 1, text -> text.replace("18", "19")));
    all.put("alg none", unsigned("{\"alg\":\"none\"}"));
    all.put("alg None", unsigned("{\"alg\":\"None\"}"));
    all.put("alg HS256, no signature", unsigned("{\"alg\":\"HS256\"}"));
    all.put("alg RS256, no signature", unsigned("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}"));
    all.put("no alg", unsigned("{\"typ\":\"JWT\"}"));
    all.put(
        "none over a genuine signature",
        Minted.changed(byRsa(), 0, head -> head.replace("RS256", "none")));
    all.put(
        "the public key as PEM for a secret",
        Minted.bySecret(pem(RSA.toPublicKey().getEncoded()), Minted.claims()));
    all.put(
        "the public key as DER for a secret",
        Minted.bySecret(RSA.toPublicKey().getEncoded(), Minted.claims()));
    all.put(
        "the modulus for a secret", Minted.bySecret(RSA.getModulus().decode(), Minted.claims()));
    all.put(
        "the key's JSON for a secret",
        Minted.bySecret(Minted.bytes(RSA.toPublicJWK().toJSONString()), Minted.claims()));
    all.put(
        "a published symmetric key",
        Minted.bySecret(
            Minted.bytes("a symmetric key published by mistake, oh dear"), Minted.claims()));
    all.put(
        "HS384 with the right secret",
        Minted.bySecret(Minted.bytes(Minted.SECRET), JWSAlgorithm.HS384, Minted.claims()));
    all.put("another secret", Minted.bySecret(new byte[32], Minted.claims()));
    all.put("a key of one's own", Minted.byRsa(FORGERS, Minted.claims()));
    all.put(
        "an unknown kid",
        Minted.byRsa(FORGERS, Minted.claims(), head -> head.keyID("../../dev/null")));
    all.put("no kid", Minted.byRsa(FORGERS, Minted.claims(), head -> head));
    all.put(
        "a jwk in the header",
        Minted.byRsa(FORGERS, Minted.claims(), head -> head.jwk(FORGERS.toPublicJWK())));
    all.put(
        "a jku in the header",
        Minted.byRsa(
            FORGERS, Minted.claims(), head -> head.keyID("rsa-1").jwkURL(FORGERS_SERVER.url())));
    all.put(
        "an x5u in the header",
        Minted.byRsa(
            FORGERS,
            Minted.claims(),
            head -> head.keyID("rsa-1").x509CertURL(FORGERS_SERVER.url())));
    all.put(
        "an unknown critical header",
        Minted.byRsa(
            RSA,
            Minted.claims(),
            head -> head.keyID("rsa-1").criticalParams(Set.of("exotic")).customParam("exotic", 1)));
    all.put("a header changed afterwards", withHead(byRsa(), "\"x\":1"));
    all.put(
        "an EC key's id on an RSA signature",
        Minted.byRsa(RSA, Minted.claims(), head -> head.keyID("ec-1")));
    all.put("an EC signature of zeros", zeros(Minted.byEc(EC, Minted.claims())));
    all.put("expired", Minted.byRsa(RSA, Minted.claims().expirationTime(Date.from(Minted.NOON))));
    all.put("without end", Minted.byRsa(RSA, Minted.claims().expirationTime(null)));
    all.put(
        "not yet valid",
        Minted.byRsa(RSA, Minted.claims().notBeforeTime(Date.from(Minted.NOON.plusSeconds(61)))));
    all.put("no tenant", Minted.byRsa(RSA, Minted.claims().claim("tenant_id", null)));
    all.put("a service token", Minted.byRsa(RSA, Minted.claims().claim("tenant_id", 0)));
    all.put("a Cognito token", Minted.byRsa(RSA, Minted.claims().claim("token_use", "access")));
    all.put(
        "a web-session token",
        Minted.byRsa(RSA, Minted.claims().claim("tenant_id", null).claim("session_id", "ws-1")));
    all.put("a path for a tenant", Minted.byRsa(RSA, Minted.claims().claim("tenant_id", "../2")));
    return all.entrySet().stream()
        .flatMap(forgery ->
            Stream.of("secret", "key set", "both")
                .map(verifier -> Arguments.of(forgery.getKey(), verifier, forgery.getValue())));
  }

  private static byte[] pem(byte[] der) {
    return Minted.bytes(
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n");
  }

  /** CVE-2022-21449: r and s of zero verified anything. */
  private static UserToken zeros(UserToken token) {
    String[] parts = token.reveal().split("\\.", -1);
    parts[2] = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
    return new UserToken(String.join(".", parts));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("forgeries")
  void opensNothing(String forgery, String verifier, UserToken token) {
    assertThat(verdict(verifier, token))
        .as(forgery)
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              Problem problem = refused.problem();
              assertThat(problem.code()).isIn(FailureCode.INVALID_TOKEN, FailureCode.EXPIRED_TOKEN);
              assertThat(problem.toString()).doesNotContain(token.reveal());
            });
    assertThat(FORGERS_SERVER.looks).as("looks at a key server of the forger").hasValue(0);
  }

  @Test
  void whatTheIssuerSignedIsGenuineWhereItsKindOfKeyIsTrusted() {
    var byEc = Minted.byEc(EC, Minted.claims());
    var withoutKid = Minted.byRsa(RSA, Minted.claims(), head -> head.type(JOSEObjectType.JWT));

    assertThat(verdict("secret", bySecret())).isEqualTo(new Verdict.Genuine());
    assertThat(verdict("key set", byRsa())).isEqualTo(new Verdict.Genuine());
    assertThat(verdict("key set", byEc)).isEqualTo(new Verdict.Genuine());
    assertThat(verdict("key set", withoutKid)).isEqualTo(new Verdict.Genuine());
    assertThat(verdict("both", bySecret())).isEqualTo(new Verdict.Genuine());
    assertThat(verdict("both", byEc)).isEqualTo(new Verdict.Genuine());
    assertThat(verdict("key set", bySecret())).isInstanceOf(Verdict.Refused.class);
    assertThat(verdict("secret", byRsa())).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void clocksMayDifferByAMinuteAboutTheBeginning() {
    var begins = Minted.claims().notBeforeTime(Date.from(Minted.NOON.plusSeconds(60)));

    assertThat(verdict("key set", Minted.byRsa(RSA, begins))).isEqualTo(new Verdict.Genuine());
  }

  @Test
  void aSecretIsLongEnoughAndNeverShown() {
    assertThat(JwtSecret.of(Minted.SECRET).toString()).doesNotContain("invented");
    assertThat(new String(JwtSecret.of(Minted.SECRET).bytes(), StandardCharsets.UTF_8))
        .isEqualTo(Minted.SECRET);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JwtSecret.of("too short by far"))
        .withMessageContaining("32 bytes")
        .withMessageNotContaining("too short by far");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.riskuity.com/keys",
        "https://user@api.riskuity.com/keys",
        "ftp://127.0.0.1/keys",
        "http://localhost.attacker.example/keys",
        "keys.json"
      })
  void keysAreFetchedOverHttpsOrFromThisMachine(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustedKeys.keySet(url))
        .withMessageContaining("https");
    assertThat(TrustedKeys.keySet("https://api.riskuity.com/keys"))
        .isEqualTo(URI.create("https://api.riskuity.com/keys"));
  }
}

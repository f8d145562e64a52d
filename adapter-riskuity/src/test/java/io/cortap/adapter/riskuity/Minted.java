package io.cortap.adapter.riskuity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cortap.adapter.testkit.SampleKeys;
import io.cortap.core.report.UserToken;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Tokens as an issuer, or somebody who would like to be one, makes them. */
final class Minted {
  static final Instant NOON = StubbedRiskuity.NOON;
  static final String SECRET = "an invented secret of forty bytes or more, no less";

  private Minted() {}

  static RSAKey rsa(SampleKeys key, String id) {
    return new RSAKey.Builder((RSAPublicKey) key.pair().getPublic())
        .privateKey(key.pair().getPrivate())
        .keyID(id)
        .build();
  }

  static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .claim("user_id", 101)
        .claim("tenant_id", 1)
        .claim("email", "mara@agency.example")
        .expirationTime(Date.from(NOON.plusSeconds(3600)));
  }

  static UserToken byRsa(RSAKey key, JWTClaimsSet.Builder claims) {
    return byRsa(key, claims, head -> head.keyID(key.getKeyID()));
  }

  static UserToken byRsa(
      RSAKey key, JWTClaimsSet.Builder claims, UnaryOperator<JWSHeader.Builder> head) {
    try {
      return signed(
          head.apply(new JWSHeader.Builder(JWSAlgorithm.RS256)).build(),
          claims,
          new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static UserToken byEc(ECKey key, JWTClaimsSet.Builder claims) {
    try {
      return signed(
          new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
          claims,
          new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static UserToken bySecret(byte[] secret, JWTClaimsSet.Builder claims) {
    return bySecret(secret, JWSAlgorithm.HS256, claims);
  }

  static UserToken bySecret(byte[] secret, JWSAlgorithm algorithm, JWTClaimsSet.Builder claims) {
    try {
      return signed(new JWSHeader.Builder(algorithm).build(), claims, new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UserToken signed(JWSHeader head, JWTClaimsSet.Builder claims, JWSSigner signer)
      throws JOSEException {
    var jwt = new SignedJWT(head, claims.build());
    jwt.sign(signer);
    return new UserToken(jwt.serialize());
  }

  /** The same token with other text in one of its three parts, signature untouched. */
  static UserToken changed(UserToken token, int part, UnaryOperator<String> change) {
    String[] parts = token.reveal().split("\\.", -1);
    String text = new String(Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8);
    parts[part] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(change.apply(text).getBytes(StandardCharsets.UTF_8));
    return new UserToken(String.join(".", parts));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

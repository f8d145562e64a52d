package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cortap.core.report.UserToken;
import org.junit.jupiter.api.Test;

class DecodedTokensTest {
  private final DecodedTokens tokens = new DecodedTokens();

  private static UserToken of(String user) throws JOSEException {
    var jwt =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder().claim("user_id", user).build());
    jwt.sign(new MACSigner("k".repeat(32)));
    return new UserToken(jwt.serialize());
  }

  @Test
  void oneTokenIsDecodedOnceAndNeverTakenForAnother() throws JOSEException {
    DecodedToken first = tokens.of(of("1")).orElseThrow();
    DecodedToken second = tokens.of(of("2")).orElseThrow();

    assertThat(tokens.of(of("1"))).containsSame(first);
    assertThat(first.id("user_id")).isEqualTo("1");
    assertThat(second.id("user_id")).isEqualTo("2");
  }

  @Test
  void aTokenOfWhichNothingCanBeReadIsNotKept() {
    assertThat(tokens.of(new UserToken("no.jwt"))).isEmpty();
    assertThat(tokens.of(new UserToken("no.jwt"))).isEmpty();
  }

  @Test
  void thousandsOfOthersPushATokenOut() throws JOSEException {
    DecodedToken first = tokens.of(of("1")).orElseThrow();
    for (int i = 0; i < 1_000; i++) {
      tokens.of(of("other-" + i));
    }

    assertThat(tokens.of(of("1")).orElseThrow()).isNotSameAs(first);
  }
}

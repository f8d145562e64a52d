package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier.Verdict;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.TokenKind;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingByUseTest {
  private final StubbedRiskuity riskuity = new StubbedRiskuity();
  private final ByUseTokenVerifier verifier =
      new ByUseTokenVerifier(
          riskuity.http, RiskuitySettings.defaults(riskuity.stub.baseUrl()), riskuity.clock);

  @AfterEach
  void close() {
    riskuity.close();
  }

  private Verdict verify(UserToken token, Duration limit) {
    return verifier.verify(token, StubbedRiskuity.CORRELATION, StubbedRiskuity.NOON, limit);
  }

  private static FailureCode code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refused refused -> refused.problem().code();
      case Verdict.Genuine genuine -> throw new AssertionError("genuine");
      case Verdict.Unknown unknown -> throw new AssertionError(unknown.reason());
    };
  }

  @Test
  void anExpiredTokenIsRefusedAsExpired() {
    assertThat(code(verify(riskuity.token(TokenKind.EXPIRED), StubbedRiskuity.LIMIT)))
        .isEqualTo(FailureCode.EXPIRED_TOKEN);
  }

  @Test
  void aUserWhoMayNotEvenAskIsRefused() {
    riskuity.stub.tenantList().status(403);

    assertThat(code(verify(riskuity.token(), StubbedRiskuity.LIMIT)))
        .isEqualTo(FailureCode.INSUFFICIENT_PERMISSIONS);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 429, 500, 503})
  void noOtherStatusSaysAnything(int status) {
    riskuity.stub.tenantList().status(status);

    assertThat(verify(riskuity.token(), StubbedRiskuity.LIMIT))
        .isEqualTo(new Verdict.Unknown("Riskuity answered " + status));
    assertThat(riskuity.stub.requests()).hasSize(1);
  }

  @Test
  void silenceSaysNothingAndEndsWithTheLimit() {
    riskuity.stub.tenantList().hold();

    assertThat(verify(riskuity.token(), Duration.ofMillis(300)))
        .isEqualTo(new Verdict.Unknown("Riskuity did not answer within 0.3 s"));
  }

  @Test
  void theTokenFollowsNoRedirectToAnotherOrigin() {
    try (RiskuityStub other = RiskuityStub.start(riskuity.clock, new Random(2))) {
      riskuity.stub.tenantList().redirect(other.baseUrl().resolve("/projects/tenant/"));

      assertThat(verify(riskuity.token(), StubbedRiskuity.LIMIT))
          .isInstanceOf(Verdict.Unknown.class);
      assertThat(other.requests()).isEmpty();
    }
  }
}

package io.cortap.adapter.riskuity;

import io.cortap.adapter.testkit.TokenVerifierContract;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.SandboxTokens;
import io.cortap.sandbox.SandboxUser;
import java.net.http.HttpClient;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

class ByUseTokenVerifierTest extends TokenVerifierContract {
  private final RiskuityStub issuer = RiskuityStub.start(() -> NOON, new Random(1));
  private final RiskuityStub forger = RiskuityStub.start(() -> NOON, new Random(2));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    issuer.close();
    forger.close();
  }

  @Override
  protected TokenVerifier verifier() {
    return new ByUseTokenVerifier(http, RiskuitySettings.defaults(issuer.baseUrl()), () -> NOON);
  }

  @Override
  protected Issued genuine() {
    return issued(issuer);
  }

  @Override
  protected Issued forged() {
    return issued(forger);
  }

  @Override
  protected UserToken nobodys() {
    return new UserToken("not-a.json-web.token");
  }

  @Override
  protected Issued unanswered() {
    issuer.tenantList().status(503);
    return genuine();
  }

  private static Issued issued(RiskuityStub by) {
    return new Issued(
        new UserToken(by.tokens().of(SandboxUser.MARA)),
        new Requester(new TenantId("1"), new UserId("101")),
        NOON.plus(SandboxTokens.LIFETIME));
  }
}

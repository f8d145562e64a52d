package io.cortap.adapter.riskuity;

import com.nimbusds.jose.jwk.RSAKey;
import io.cortap.adapter.testkit.SampleKeys;
import io.cortap.adapter.testkit.TokenVerifierContract;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier;
import java.net.http.HttpClient;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class KeyedTokenVerifierTest extends TokenVerifierContract {
  private static final RSAKey ISSUER = Minted.rsa(SampleKeys.ISSUER, "k1");
  private static final RSAKey FORGER = Minted.rsa(SampleKeys.FORGER, "k1");

  private final KeyServer published = new KeyServer(ISSUER.toPublicJWK());
  private final HttpClient http = HttpClient.newHttpClient();
  private final TokenVerifier verifier =
      new KeyedTokenVerifier(http, new TrustedKeys(Optional.empty(), Optional.of(published.url())));

  @AfterEach
  void close() {
    http.close();
    published.close();
  }

  @Override
  protected TokenVerifier verifier() {
    return verifier;
  }

  @Override
  protected Issued genuine() {
    return issued(ISSUER);
  }

  @Override
  protected Issued forged() {
    return issued(FORGER);
  }

  @Override
  protected UserToken nobodys() {
    return new UserToken("not-a.json-web.token");
  }

  @Override
  protected Issued unanswered() {
    published.status = 503;
    return genuine();
  }

  private static Issued issued(RSAKey by) {
    return new Issued(
        Minted.byRsa(by, Minted.claims()),
        new Requester(new TenantId("1"), new UserId("101")),
        NOON.plusSeconds(3600));
  }
}

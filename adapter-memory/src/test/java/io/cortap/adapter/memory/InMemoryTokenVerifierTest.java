package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.TokenVerifierContract;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier;
import io.cortap.ports.outbound.TokenVerifier.Verdict;
import java.time.Instant;

final class InMemoryTokenVerifierTest extends TokenVerifierContract {
  private static final Requester MARA = new Requester(new TenantId("1"), new UserId("101"));
  private static final Instant END = NOON.plusSeconds(3600);

  private final InMemoryTokenVerifier verifier = new InMemoryTokenVerifier();

  @Override
  protected TokenVerifier verifier() {
    return verifier;
  }

  private Issued decided(String token, Verdict verdict) {
    var issued = new Issued(new UserToken(token), MARA, END);
    verifier.decide(issued.token(), MARA, END, verdict);
    return issued;
  }

  @Override
  protected Issued genuine() {
    return decided("genuine.token.value", new Verdict.Genuine());
  }

  @Override
  protected Issued forged() {
    return decided(
        "forged.token.value",
        new Verdict.Refused(Problem.of(FailureCode.INVALID_TOKEN, "arranged by the test")));
  }

  @Override
  protected UserToken nobodys() {
    return new UserToken("nobodys.token.value");
  }

  @Override
  protected Issued unanswered() {
    return decided("unanswered.token.value", new Verdict.Unknown("arranged by the test"));
  }
}

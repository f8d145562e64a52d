package io.cortap.adapter.memory;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the tokens that a test has handed out; all others are nobody's. */
public final class InMemoryTokenVerifier implements TokenVerifier {
  private final Map<UserToken, Reading.Usable> claims = new ConcurrentHashMap<>();
  private final Map<UserToken, Verdict> verdicts = new ConcurrentHashMap<>();

  /** A genuine token of this user from now on. */
  public InMemoryTokenVerifier issue(UserToken token, Requester requester, Instant endsAt) {
    return decide(token, requester, endsAt, new Verdict.Genuine());
  }

  /** A genuine token of this service account from now on. */
  public InMemoryTokenVerifier issue(UserToken token, ServiceAccount account, Instant endsAt) {
    return decide(token, new Reading.Account(account, endsAt), new Verdict.Genuine());
  }

  /** A token that says this of itself, and what asking its issuer gives. */
  public InMemoryTokenVerifier decide(
      UserToken token, Requester requester, Instant endsAt, Verdict verdict) {
    return decide(token, new Reading.Claims(requester, endsAt), verdict);
  }

  private InMemoryTokenVerifier decide(UserToken token, Reading.Usable usable, Verdict verdict) {
    claims.put(token, usable);
    verdicts.put(token, verdict);
    return this;
  }

  @Override
  public Reading read(UserToken token, Instant now) {
    Reading.Usable read = claims.get(token);
    if (read == null) {
      return new Reading.Unusable(
          Problem.of(FailureCode.INVALID_TOKEN, "the token is not a token of this issuer"));
    }
    if (!now.isBefore(read.endsAt())) {
      return new Reading.Unusable(Problem.of(FailureCode.EXPIRED_TOKEN, "the token has expired"));
    }
    return read;
  }

  @Override
  public Verdict verify(UserToken token, CorrelationId correlationId, Instant now, Duration limit) {
    return verdicts.getOrDefault(
        token,
        new Verdict.Refused(Problem.of(FailureCode.INVALID_TOKEN, "the issuer refuses the token")));
  }

  @Override
  public List<String> claimNames(UserToken token) {
    return claims.containsKey(token) ? List.of("tenant_id", "user_id", "exp") : List.of();
  }

  @Override
  public boolean verifiesAlone() {
    return false;
  }
}

package io.cortap.adapter.riskuity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Verifies a token by using it: it is genuine if Riskuity answers this very token with 2xx. */
public final class ByUseTokenVerifier implements TokenVerifier {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RiskuityOrigin origin;
  private final DecodedTokens decoded = new DecodedTokens();

  /**
   * @param http borrowed; it must never follow redirects by itself
   * @param clock measures limits
   */
  public ByUseTokenVerifier(HttpClient http, RiskuitySettings settings, InstantSource clock) {
    this.origin = new RiskuityOrigin(http, settings, clock);
  }

  @Override
  public Reading read(UserToken token, Instant now) {
    return TokenReading.of(decoded.of(token), now);
  }

  @Override
  public List<String> claimNames(UserToken token) {
    return decoded.of(token).map(DecodedToken::claimNames).orElse(List.of());
  }

  @Override
  public boolean verifiesAlone() {
    return false;
  }

  @Override
  public Verdict verify(UserToken token, CorrelationId correlationId, Instant now, Duration limit) {
    Tries tries;
    try {
      tries = new Tries(List.of(origin.get("/projects/tenant/", token, correlationId, limit)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict.Unknown("the question was interrupted");
    }
    if (tries.last() instanceof Reply.Answered answered && answered.isSuccess()) {
      return isList(answered.body())
          ? new Verdict.Genuine()
          : new Verdict.Unknown("Riskuity's answer is not a list of projects");
    }
    Asked asked = Asked.whetherTokenIsGenuine();
    return switch (tries.last().statusCode()) {
      case 401 -> new Verdict.Refused(asked.tokenRefused(tries, token, now));
      case 403 -> new Verdict.Refused(asked.forbidden(tries, token));
      default -> new Verdict.Unknown(tries.sentence());
    };
  }

  /** A proxy's login page answers 200 too: only JSON vouches for a token. */
  private static boolean isList(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer.isArray() || answer.path("items").isArray();
    } catch (IOException notJson) {
      return false;
    }
  }
}

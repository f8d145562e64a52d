package io.cortap.adapter.riskuity;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.ports.outbound.TokenVerifier.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges a token by its looks alone; the wrong kind is named before anything else. */
final class TokenReading {
  /** A token may begin this much later than our clock says: clocks differ. */
  private static final Duration CLOCK_LEEWAY = Duration.ofSeconds(60);

  private TokenReading() {}

  static Reading of(Optional<DecodedToken> token, Instant now) {
    return of(token, now, List.of());
  }

  /**
   * @param accounts whose tokens need name no user and no tenant: their subject says it all
   */
  static Reading of(Optional<DecodedToken> token, Instant now, List<ServiceAccount> accounts) {
    return token
        .map(decoded -> of(decoded, now, accounts))
        .orElseGet(() -> unusable(invalid("The token is not a readable JSON Web Token.")));
  }

  private static Reading of(DecodedToken token, Instant now, List<ServiceAccount> accounts) {
    if (!token.isSigned()) {
      return unusable(invalid("The token is not signed (alg none): anybody could have made it."));
    }
    TokenKind kind = token.kind();
    if (kind == TokenKind.USER || kind == TokenKind.SERVICE) {
      Optional<ServiceAccount> account =
          accounts.stream().filter(one -> one.subject().equals(token.id("sub"))).findFirst();
      if (account.isPresent()) {
        return timely(token, now, endsAt -> new Reading.Account(account.get(), endsAt));
      }
    }
    if (kind != TokenKind.USER) {
      String message = "The token is " + kind.words() + ", not a user's API token.";
      return unusable(invalid(message).hinting(kind.advice()).with("token_kind", kind.wireName()));
    }
    return ofUser(token, now);
  }

  private static Reading ofUser(DecodedToken token, Instant now) {
    String tenant = token.id("tenant_id");
    String user = token.id("user_id");
    if (!TenantId.isWellFormed(tenant)) {
      return unusable(invalid("The token names no tenant that can be used (claim tenant_id)."));
    }
    if (!UserId.isWellFormed(user)) {
      return unusable(invalid("The token names no user that can be used (claim user_id)."));
    }
    var requester = new Requester(new TenantId(tenant), new UserId(user));
    return timely(token, now, endsAt -> new Reading.Claims(requester, endsAt));
  }

  private static Reading timely(DecodedToken token, Instant now, Function<Instant, Reading> use) {
    if (token.endsAt().isEmpty()) {
      return unusable(invalid("The token has no end (claim exp); such tokens are not accepted."));
    }
    if (token.hasEndedAt(now)) {
      String message = "The token expired at " + token.endsAt().orElseThrow() + ".";
      return unusable(Problem.of(FailureCode.EXPIRED_TOKEN, message));
    }
    if (token.beginsAt().filter(begin -> begin.isAfter(now.plus(CLOCK_LEEWAY))).isPresent()) {
      return unusable(invalid("The token may not be used yet (claim nbf)."));
    }
    return use.apply(token.endsAt().orElseThrow());
  }

  private static Problem invalid(String message) {
    return Problem.of(FailureCode.INVALID_TOKEN, message);
  }

  private static Reading unusable(Problem problem) {
    return new Reading.Unusable(problem.at("authorize"));
  }
}

package io.cortap.adapter.riskuity;

import io.cortap.core.report.Sha256;
import io.cortap.core.report.UserToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tokens that were decoded lately: a user polls with the same one. Holds digests, no tokens. */
final class DecodedTokens {
  private static final int CAPACITY = 1_000;

  private final Map<Sha256, DecodedToken> decoded =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha256, DecodedToken> eldest) {
          return size() > CAPACITY;
        }
      };

  /** The token's claims, or empty if it is no JWT whose claims can be read. */
  Optional<DecodedToken> of(UserToken token) {
    Sha256 digest = token.sha256();
    Optional<DecodedToken> known = known(digest);
    if (known.isPresent()) {
      return known;
    }
    Optional<DecodedToken> fresh = DecodedToken.of(token);
    fresh.ifPresent(claims -> remember(digest, claims));
    return fresh;
  }

  private synchronized Optional<DecodedToken> known(Sha256 digest) {
    return Optional.ofNullable(decoded.get(digest));
  }

  private synchronized void remember(Sha256 digest, DecodedToken claims) {
    decoded.put(digest, claims);
  }
}

package io.cortap.adapter.riskuity;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which signatures prove that a token is Riskuity's. Without any, tokens are verified by use.
 *
 * @param secret for HS256 alone
 * @param keySet where public keys are published (JWKS, RFC 7517, section 5), for RSA and EC alone;
 *     https, or http on this machine
 */
public record TrustedKeys(Optional<JwtSecret> secret, Optional<URI> keySet) {
  public static final TrustedKeys NONE = new TrustedKeys(Optional.empty(), Optional.empty());

  public TrustedKeys {
    keySet.ifPresent(TrustedKeys::requireSafe);
  }

  public boolean isEmpty() {
    return secret.isEmpty() && keySet.isEmpty();
  }

  /**
   * The URL of a key set.
   *
   * @throws IllegalArgumentException unless it is one that keys may be fetched from
   */
  public static URI keySet(String url) {
    URI parsed = URI.create(url);
    requireSafe(parsed);
    return parsed;
  }

  /** Whoever can change the keys on their way can forge every token. */
  private static void requireSafe(URI url) {
    boolean safe =
        "https".equalsIgnoreCase(url.getScheme())
            || ("http".equalsIgnoreCase(url.getScheme()) && isLoopback(url.getHost()));
    if (!safe || url.getHost() == null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "it must be an https URL without user, for instance"
              + " https://api.riskuity.com/.well-known/jwks.json");
    }
  }

  /** Of a literal address only: a name may lead anywhere. */
  private static boolean isLoopback(@Nullable String host) {
    return host != null && host.matches("127(\\.[0-9]{1,3}){3}|\\[::1]");
  }
}

package io.cortap.core.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A user's bearer token. It cannot print itself: only {@link #reveal()} gives its characters, for
 * the Authorization header to Riskuity and for encryption.
 */
public final class UserToken {
  private static final int MAX_LENGTH = 8192;

  private final String value;
  private @Nullable Sha256 digest;

  /**
   * @throws IllegalArgumentException unless {@link #isWellFormed}; the message does not quote the
   *     value
   */
  public UserToken(String value) {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "a bearer token has 1 to " + MAX_LENGTH + " characters of RFC 6750's b64token");
    }
    this.value = value;
  }

  /** Whether {@code text} has a bearer token's characters and length. */
  public static boolean isWellFormed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    boolean well = end > 0 && text.length() <= MAX_LENGTH;
    for (int i = 0; well && i < end; i++) {
      well = isBase64Like(text.charAt(i));
    }
    return well;
  }

  /** RFC 6750, section 2.1: b64token without its padding. */
  private static boolean isBase64Like(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/".indexOf(c) >= 0;
  }

  /** The token itself. Never for a log, an error, a URL or a dump. */
  public String reveal() {
    return value;
  }

  /** What may stand for the token in a cache. */
  public Sha256 sha256() {
    Sha256 known = digest;
    if (known == null) {
      // Whichever thread is first or last, the digest is the same.
      known = Sha256.of(value.getBytes(StandardCharsets.US_ASCII));
      digest = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserToken token
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.US_ASCII),
            token.value.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int hashCode() {
    return sha256().hashCode();
  }

  @Override
  public String toString() {
    return "UserToken[redacted]";
  }
}

package io.cortap.core.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * A user's bearer token. It cannot print itself: only {@link #reveal()} gives its characters, for
 * the Authorization header to Riskuity and for encryption.
 */
public final class UserToken {
  private static final int MAX_LENGTH = 8192;
  // RFC 6750, section 2.1: b64token.
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final String value;

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
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  /** The token itself. Never for a log, an error, a URL or a dump. */
  public String reveal() {
    return value;
  }

  /** What may stand for the token in a cache. */
  public Sha256 sha256() {
    return Sha256.of(value.getBytes(StandardCharsets.US_ASCII));
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

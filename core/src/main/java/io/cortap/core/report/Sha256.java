package io.cortap.core.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  private static final int DIGITS = 64;

  /** Each text is hashed by a copy: to look one up among the providers costs more than to hash. */
  private static final MessageDigest UNFED = unfed();

  public Sha256 {
    if (!isWellFormed(hex)) {
      throw new IllegalArgumentException(
          "a SHA-256 has 64 lower-case hexadecimal digits, was '" + hex + "'");
    }
  }

  private static boolean isWellFormed(String hex) {
    boolean well = hex.length() == DIGITS;
    for (int i = 0; well && i < DIGITS; i++) {
      char c = hex.charAt(i);
      well = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return well;
  }

  /** The digest of {@code bytes}. */
  public static Sha256 of(byte[] bytes) {
    return new Sha256(HexFormat.of().formatHex(digest().digest(bytes)));
  }

  private static MessageDigest digest() {
    try {
      return (MessageDigest) UNFED.clone();
    } catch (CloneNotSupportedException e) {
      // Some providers' cannot be copied.
      return unfed();
    }
  }

  private static MessageDigest unfed() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}

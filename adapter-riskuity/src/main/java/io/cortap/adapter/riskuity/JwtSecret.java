package io.cortap.adapter.riskuity;

import java.nio.charset.StandardCharsets;

/** The secret that Riskuity signs its tokens with (HS256). It can forge any of them: guard it. */
public final class JwtSecret {
  /** RFC 7518, section 3.2: as long as the digest. */
  public static final int MIN_BYTES = 32;

  private final byte[] bytes;

  private JwtSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The secret as written: 64 hex characters are 64 bytes.
   *
   * @throws IllegalArgumentException unless it has at least {@link #MIN_BYTES} bytes; nothing of it
   *     is quoted
   */
  public static JwtSecret of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "it must have at least " + MIN_BYTES + " bytes, and has " + bytes.length);
    }
    return new JwtSecret(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "JwtSecret[redacted]";
  }
}

package io.cortap.core.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs webhooks: the UTF-8 bytes of the configured text as written, so 64 hexadecimal
 * digits stay 64 bytes. Nothing here shows it but {@link #standardWebhooksForm()}.
 */
public final class SigningSecret {
  /** A shorter secret is refused: HMAC-SHA256 deserves at least its own length (RFC 2104, 3). */
  public static final int MIN_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;

  private SigningSecret(byte[] key) {
    this.key = key;
  }

  /**
   * The secret that is written so.
   *
   * @throws IllegalArgumentException when it has fewer than {@value #MIN_BYTES} bytes
   */
  public static SigningSecret of(String asWritten) {
    byte[] key = asWritten.getBytes(StandardCharsets.UTF_8);
    if (key.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "a signing secret has at least "
              + MIN_BYTES
              + " bytes, this one has "
              + key.length
              + ": draw a new one, for instance 64 random hexadecimal digits");
    }
    return new SigningSecret(key);
  }

  /** A key as somebody took it, of any length: for examinations alone. */
  static SigningSecret ofKey(byte[] key) {
    return new SigningSecret(key.clone());
  }

  /** What a receiver configures in a Standard Webhooks library. This is the secret itself. */
  public String standardWebhooksForm() {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  /** HMAC-SHA256 of {@code prefix} and {@code body}, one after the other. */
  byte[] sign(String prefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(
          "this Java runtime has no " + ALGORITHM + ", which every one must have", everyJdkHasIt);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SigningSecret that && MessageDigest.isEqual(key, that.key);
  }

  /** The same for all secrets: a hash of the key would tell about it. */
  @Override
  public int hashCode() {
    return SigningSecret.class.hashCode();
  }

  @Override
  public String toString() {
    return "SigningSecret[redacted]";
  }
}

package io.cortap.core.job;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that signs stable links: HMAC-SHA256 (RFC 2104) over job id and serial, base64url without
 * padding. It cannot print itself.
 */
public final class LinkKey {
  /** The length of a key, in bytes. */
  public static final int LENGTH_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final String id;

  private final SecretKeySpec key;

  /** Never fed: each text is hashed by a copy. */
  private final Mac keyed;

  /**
   * @param id 1 to 32 letters, digits, {@code _} or {@code -}
   * @param key exactly {@link #LENGTH_BYTES} bytes
   */
  public LinkKey(String id, byte[] key) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a link key's id has 1 to 32 letters, digits, '_' or '-'; the one given does not");
    }
    if (key.length != LENGTH_BYTES) {
      throw new IllegalArgumentException(
          "link key '" + id + "' has " + key.length + " bytes, " + LENGTH_BYTES + " are needed");
    }
    this.id = id;
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.keyed = keyed(this.key);
  }

  /** By which a link says what signed it; no secret. */
  public String id() {
    return id;
  }

  /** The last path segment of the link: {@code {serial}-{mac}}. */
  String segment(JobId job, int serial) {
    return serial + "-" + mac(text(job, serial));
  }

  /** Whether {@code mac} is this key's for job and serial; takes the same time for every answer. */
  boolean signed(JobId job, int serial, String mac) {
    return signed(text(job, serial), mac);
  }

  /** The same for any text. */
  boolean signed(String text, String mac) {
    return MessageDigest.isEqual(
        mac(text).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(JobId job, int serial) {
    return job + "." + serial;
  }

  /** HMAC-SHA256 of the text, 43 characters of base64url. */
  String mac(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(hmac().doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Mac hmac() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      // Some providers' cannot be copied.
      return keyed(key);
    }
  }

  private static Mac keyed(SecretKeySpec key) {
    try {
      Mac hmac = Mac.getInstance(ALGORITHM);
      hmac.init(key);
      return hmac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "LinkKey[" + id + ", redacted]";
  }
}

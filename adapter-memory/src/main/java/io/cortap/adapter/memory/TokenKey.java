package io.cortap.adapter.memory;

import java.util.regex.Pattern;

/** A key that encrypts users' tokens: AES-256. It cannot print itself. */
public final class TokenKey {
  /** The length of a key, in bytes. */
  public static final int LENGTH_BYTES = 32;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final String id;
  private final byte[] key;

  /**
   * @param id 1 to 32 letters, digits, {@code _} or {@code -}
   * @param key exactly {@link #LENGTH_BYTES} bytes
   */
  public TokenKey(String id, byte[] key) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a token key's id has 1 to 32 letters, digits, '_' or '-'; the one given does not");
    }
    if (key.length != LENGTH_BYTES) {
      throw new IllegalArgumentException(
          "token key '" + id + "' has " + key.length + " bytes, " + LENGTH_BYTES + " are needed");
    }
    this.id = id;
    this.key = key.clone();
  }

  /** By which a ciphertext says what encrypted it; no secret. */
  public String id() {
    return id;
  }

  byte[] bytes() {
    return key.clone();
  }

  @Override
  public String toString() {
    return "TokenKey[" + id + ", redacted]";
  }
}

package io.cortap.core.report;

import java.util.Arrays;

/**
 * A user's token as it lies in a job's record: encrypted for that tenant and job only.
 *
 * @param keyId which key opens it
 * @param bytes nonce, ciphertext and tag, as the cipher wrote them
 */
public record EncryptedToken(String keyId, byte[] bytes) {
  public EncryptedToken {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncryptedToken token
        && keyId.equals(token.keyId)
        && Arrays.equals(bytes, token.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "EncryptedToken[key " + keyId + ", redacted]";
  }
}

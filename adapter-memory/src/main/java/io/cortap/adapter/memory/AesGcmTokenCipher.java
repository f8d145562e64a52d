package io.cortap.adapter.memory;

import io.cortap.core.job.JobKey;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.TokenCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens under AES-256-GCM (NIST SP 800-38D) with keys held in memory: a random nonce of 96 bits,
 * then ciphertext and tag; tenant and job are the associated data, so a ciphertext moved to another
 * job does not open.
 */
public final class AesGcmTokenCipher implements TokenCipher {
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<TokenKey> keys;
  private final RandomGenerator random;

  /**
   * @param keys the first closes, all of them open
   * @param random a cryptographically strong source
   */
  public AesGcmTokenCipher(List<TokenKey> keys, RandomGenerator random) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("at least one token key is needed");
    }
    this.keys = List.copyOf(keys);
    this.random = random;
  }

  @Override
  public EncryptedToken close(UserToken token, JobKey job) {
    TokenKey key = keys.getFirst();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = token.reveal().getBytes(StandardCharsets.US_ASCII);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, job).doFinal(plain);
      return new EncryptedToken(
          key.id(),
          ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array());
    } catch (GeneralSecurityException e) {
      throw new PortUnavailableException("encrypt the token of job " + job, e);
    }
  }

  @Override
  public UserToken open(EncryptedToken token, JobKey job) {
    String operation = "decrypt the token of job " + job;
    TokenKey key =
        keys.stream()
            .filter(candidate -> candidate.id().equals(token.keyId()))
            .findFirst()
            .orElseThrow(() ->
                new PortUnavailableException(
                    operation, "token key '" + token.keyId() + "' is not configured"));
    byte[] bytes = token.bytes();
    if (bytes.length <= NONCE_BYTES) {
      throw new PortUnavailableException(operation, "the stored bytes are too short");
    }
    try {
      byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, key, nonce, job)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return new UserToken(new String(plain, StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new PortUnavailableException(operation, "it was altered or belongs to another job");
    }
  }

  private static Cipher cipher(int mode, TokenKey key, byte[] nonce, JobKey job)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(job.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}

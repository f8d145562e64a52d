package io.cortap.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.adapter.testkit.TokenCipherContract;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenCipher;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class AesGcmTokenCipherTest extends TokenCipherContract {
  private final RandomGenerator random = new Random(1);

  private static TokenKey key(String id, int fill) {
    byte[] bytes = new byte[TokenKey.LENGTH_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return new TokenKey(id, bytes);
  }

  @Override
  protected TokenCipher cipher() {
    return new AesGcmTokenCipher(List.of(key("new", 1), key("old", 2)), random);
  }

  @Override
  protected TokenCipher cipherWithOtherKeys() {
    return new AesGcmTokenCipher(List.of(key("other", 3)), random);
  }

  @Test
  void anOldKeyStillOpensWhatItClosed() {
    var token = new UserToken("invented.token.value");
    var before = new AesGcmTokenCipher(List.of(key("old", 2)), random);

    assertThat(
            cipher()
                .open(before.close(token, SampleJobs.queued(1).key()), SampleJobs.queued(1).key()))
        .isEqualTo(token);
  }

  @Test
  void keysDoNotPrintThemselves() {
    assertThat(key("old", 65)).hasToString("TokenKey[old, redacted]");
  }
}

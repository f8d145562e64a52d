package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.job.JobKey;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.TokenCipher;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link TokenCipher} does; its test extends this and makes two with different keys. */
public abstract class TokenCipherContract {
  private static final UserToken TOKEN = new UserToken("eyJhbGciOiJIUzI1NiJ9.aW52ZW50ZWQ.c2lnbmVk");
  private static final JobKey JOB = SampleJobs.queued(1).key();

  private TokenCipher cipher;

  /** A cipher; the same keys each time. */
  protected abstract TokenCipher cipher();

  /** A cipher that has none of {@link #cipher}'s keys. */
  protected abstract TokenCipher cipherWithOtherKeys();

  @BeforeEach
  void makeCipher() {
    cipher = cipher();
  }

  @Nested
  class Closing {
    @Test
    void noSixteenCharactersOfTheTokenAreLeft() {
      String closed = new String(cipher.close(TOKEN, JOB).bytes(), StandardCharsets.ISO_8859_1);

      for (int i = 0; i + 16 <= TOKEN.reveal().length(); i++) {
        assertThat(closed).doesNotContain(TOKEN.reveal().substring(i, i + 16));
      }
    }

    @Test
    void closingTwiceGivesDifferentBytes() {
      assertThat(cipher.close(TOKEN, JOB).bytes()).isNotEqualTo(cipher.close(TOKEN, JOB).bytes());
    }
  }

  @Nested
  class Opening {
    @Test
    void whatWasClosedOpens() {
      assertThat(cipher.open(cipher.close(TOKEN, JOB), JOB)).isEqualTo(TOKEN);
    }

    @Test
    void aTokenOfAnotherJobStaysShut() {
      refuses(cipher.close(TOKEN, JOB), SampleJobs.queued(2).key());
    }

    @Test
    void aTokenOfAnotherTenantStaysShut() {
      refuses(cipher.close(TOKEN, JOB), new JobKey(new TenantId("99"), JOB.id()));
    }

    @Test
    void anAlteredTokenStaysShut() {
      EncryptedToken closed = cipher.close(TOKEN, JOB);
      for (int i = 0; i < closed.bytes().length; i++) {
        byte[] altered = closed.bytes();
        altered[i] ^= 1;
        refuses(new EncryptedToken(closed.keyId(), altered), JOB);
      }
    }

    @Test
    void aTruncatedTokenStaysShut() {
      EncryptedToken closed = cipher.close(TOKEN, JOB);

      refuses(new EncryptedToken(closed.keyId(), new byte[] {1, 2, 3}), JOB);
    }

    @Test
    void aTokenUnderAForeignKeyStaysShut() {
      refuses(cipherWithOtherKeys().close(TOKEN, JOB), JOB);
    }

    private void refuses(EncryptedToken token, JobKey job) {
      assertThatThrownBy(() -> cipher.open(token, job))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageNotContaining(TOKEN.reveal());
    }
  }
}

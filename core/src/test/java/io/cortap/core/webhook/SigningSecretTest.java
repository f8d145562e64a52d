package io.cortap.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SigningSecretTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final String OLD = "old-old-old-old-old-old-old-old-";
  private static final String NEXT = "next-next-next-next-next-next-ne";

  @Test
  void thirtyTwoBytesAreEnough() {
    assertThat(SigningSecret.of(OLD).standardWebhooksForm()).startsWith("whsec_");
  }

  @Test
  void thirtyOneBytesAreRefusedWithoutBeingShown() {
    String tooShort = OLD.substring(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningSecret.of(tooShort))
        .withMessageContaining("31")
        .withMessageNotContaining(tooShort);
  }

  @Test
  void bytesCountAndNotCharacters() {
    assertThat(SigningSecret.of("é".repeat(16)).toString()).isEqualTo("SigningSecret[redacted]");
  }

  @Test
  void neitherItNorWhatHoldsItPrintsIt() {
    var rotating = new SigningSecrets.Rotating(SigningSecret.of(OLD), SigningSecret.of(NEXT), NOON);

    assertThat(rotating.toString()).doesNotContain(OLD).doesNotContain(NEXT);
  }

  @Test
  void secretsAreEqualWhenTheirBytesAre() {
    assertThat(SigningSecret.of(OLD))
        .isEqualTo(SigningSecret.of(OLD))
        .isNotEqualTo(SigningSecret.of(NEXT));
  }

  @Test
  void anEventIdNamesJobAndOutcome() {
    assertThat(EventId.completed("rpt-1").value()).isEqualTo("evt_rpt-1_completed");
    assertThat(EventId.failed("rpt-1", 1).value()).isEqualTo("evt_rpt-1_failed");
    assertThat(EventId.failed("rpt-1", 2).value()).isEqualTo("evt_rpt-1_failed_2");
  }

  @Test
  void anEventIdWithADotIsRefusedAndQuoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventId.completed("rpt.1"))
        .withMessageContaining("evt_rpt.1_completed");
  }

  @Nested
  class Rotating {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);
    private static final EventId EVENT = EventId.completed("rpt-1");

    private final SigningSecret old = SigningSecret.of(OLD);
    private final SigningSecret next = SigningSecret.of(NEXT);
    private final Instant end = NOON.plus(Duration.ofHours(24));
    private final SigningSecrets rotating = new SigningSecrets.Rotating(old, next, end);

    @Test
    void theLastSecondOfTheOverlapStillSignsWithBothTheElderFirst() {
      Instant last = end.minusSeconds(1);

      Map<String, String> headers = rotating.headers(EVENT, last, BODY);

      Map<String, String> byOld = SigningSecrets.of(old).headers(EVENT, last, BODY);
      Map<String, String> byNext = SigningSecrets.of(next).headers(EVENT, last, BODY);
      assertThat(headers)
          .containsEntry("X-CORTAP-Signature", byOld.get("X-CORTAP-Signature"))
          .containsEntry(
              "webhook-signature",
              byOld.get("webhook-signature") + " " + byNext.get("webhook-signature"));
    }

    @Test
    void theInstantTheOverlapEndsOnlyTheNextOneSigns() {
      assertThat(rotating.headers(EVENT, end, BODY))
          .isEqualTo(SigningSecrets.of(next).headers(EVENT, end, BODY));
    }

    @Test
    void rotatingToTheSameSecretIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SigningSecrets.Rotating(old, SigningSecret.of(OLD), end))
          .withMessageNotContaining(OLD);
    }
  }
}

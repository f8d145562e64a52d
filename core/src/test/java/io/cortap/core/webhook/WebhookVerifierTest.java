package io.cortap.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.webhook.Verification.Genuine;
import io.cortap.core.webhook.Verification.Reason;
import io.cortap.core.webhook.Verification.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final SigningSecret SECRET =
      SigningSecret.of("a secret of at least thirty-two bytes");
  private static final SigningSecret OTHER =
      SigningSecret.of("some other secret of thirty-two bytes");
  private static final byte[] BODY = "{\"job_id\": \"rpt-1\"}".getBytes(StandardCharsets.US_ASCII);
  private static final Genuine IN_BOTH = new Genuine(Set.of(SignatureFamily.values()));

  private final WebhookVerifier verifier = new WebhookVerifier(SigningSecrets.of(SECRET));
  private final Map<String, List<String>> headers = signedBy(SigningSecrets.of(SECRET));

  @Test
  void whatWeSignIsGenuineInBothFamilies() {
    assertThat(verifier.verify(headers, BODY, NOON)).isEqualTo(IN_BOTH);
    assertThat(IN_BOTH.inBothFamilies()).isTrue();
  }

  @Test
  void headerNamesCountInAnyCase() {
    var shouted = new HashMap<String, List<String>>();
    headers.forEach((name, values) -> shouted.put(name.toUpperCase(Locale.ROOT), values));

    assertThat(verifier.verify(shouted, BODY, NOON)).isEqualTo(IN_BOTH);
  }

  @Test
  void oneFamilyAloneIsEnough() {
    headers.remove("X-CORTAP-Signature");
    headers.remove("X-CORTAP-Timestamp");

    assertThat(verifier.verify(headers, BODY, NOON))
        .isEqualTo(new Genuine(Set.of(SignatureFamily.STANDARD_WEBHOOKS)));
    assertThat(new Genuine(Set.of(SignatureFamily.CORTAP)).inBothFamilies()).isFalse();
  }

  @Test
  void aChangedByteIsNoticed() {
    byte[] tampered = BODY.clone();
    tampered[3] ^= 1;

    assertThat(reason(tampered, NOON)).isEqualTo(Reason.WRONG_SIGNATURE);
  }

  @Test
  void aTruncatedBodyIsNoticedAndItsLengthTold() {
    byte[] truncated = Arrays.copyOf(BODY, BODY.length - 1);

    assertThat(verifier.verify(headers, truncated, NOON))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.detail()).contains(truncated.length + " bytes"));
  }

  @Test
  void anotherEventIdBreaksStandardWebhooksOnly() {
    headers.put("webhook-id", List.of("evt_rpt-2_completed"));

    assertThat(verifier.verify(headers, BODY, NOON))
        .isEqualTo(new Genuine(Set.of(SignatureFamily.CORTAP)));
  }

  @Test
  void anotherSecretIsNoticed() {
    headers.putAll(signedBy(SigningSecrets.of(OTHER)));

    assertThat(reason(BODY, NOON)).isEqualTo(Reason.WRONG_SIGNATURE);
  }

  @Test
  void aRequestWithoutHeadersIsNotSigned() {
    headers.clear();

    assertThat(reason(BODY, NOON)).isEqualTo(Reason.NOT_SIGNED);
  }

  @Test
  void aSignatureGivenTwiceIsNotGuessedAt() {
    headers.remove("webhook-signature");
    headers.remove("webhook-timestamp");
    headers.computeIfPresent(
        "X-CORTAP-Signature", (name, values) -> List.of(values.getFirst(), "sha256=00"));

    assertThat(reason(BODY, NOON)).isEqualTo(Reason.MALFORMED_HEADER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-CORTAP-Signature webhook-signature",
        "X-CORTAP-Timestamp webhook-timestamp",
        "X-CORTAP-Signature webhook-id"
      })
  void aHeaderThatEitherFamilyNeedsMustBeThereOnce(String missing) {
    for (String name : missing.split(" ")) {
      headers.remove(name);
    }

    assertThat(verifier.verify(headers, BODY, NOON))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_HEADER);
              assertThat(rejected.detail()).contains("must appear once, appears 0 times");
            });
  }

  @Test
  void whatIsRejectedSaysWhatToLookAt() {
    assertThat(detail(headers, NOON.plusSeconds(301)))
        .contains("301 s behind the receiver's clock; 300 s are allowed");
    assertThat(detail(headers, NOON.minusSeconds(301))).contains("301 s ahead of the receiver's");
    assertThat(detail(Map.of(), NOON)).contains("neither X-CORTAP-Signature nor webhook-signature");
  }

  private String detail(Map<String, List<String>> given, Instant now) {
    return verifier.verify(given, BODY, now) instanceof Rejected rejected ? rejected.detail() : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "noon", "1e9", "-5", " 1", "123456789012", "\u0661"})
  void aStampThatIsNoUnixSecondsIsMalformed(String stamp) {
    headers.put("X-CORTAP-Timestamp", List.of(stamp));
    headers.put("webhook-timestamp", List.of(stamp));

    assertThat(reason(BODY, NOON)).isEqualTo(Reason.MALFORMED_HEADER);
  }

  @Nested
  class Stamps {
    @Test
    void threeHundredSecondsAwayAreAllowedInBothDirections() {
      assertThat(verifier.verify(headers, BODY, NOON.plusSeconds(300))).isEqualTo(IN_BOTH);
      assertThat(verifier.verify(headers, BODY, NOON.minusSeconds(300))).isEqualTo(IN_BOTH);
    }

    @Test
    void threeHundredAndOneSecondsAreTooManyInBothDirections() {
      assertThat(reason(BODY, NOON.plusSeconds(301))).isEqualTo(Reason.STALE_TIMESTAMP);
      assertThat(reason(BODY, NOON.minusSeconds(301))).isEqualTo(Reason.STALE_TIMESTAMP);
    }

    @Test
    void aFreshStampOnAnOldSignatureIsAWrongSignature() {
      headers.put("X-CORTAP-Timestamp", List.of(Long.toString(NOON.getEpochSecond() + 400)));
      headers.put("webhook-timestamp", List.of(Long.toString(NOON.getEpochSecond() + 400)));

      assertThat(reason(BODY, NOON.plusSeconds(400))).isEqualTo(Reason.WRONG_SIGNATURE);
    }
  }

  @Nested
  class Rotation {
    private final Instant end = NOON.plusSeconds(10);
    private final SigningSecrets rotating = new SigningSecrets.Rotating(OTHER, SECRET, end);

    @Test
    void aReceiverThatKnowsOnlyTheNextSecretAcceptsStandardWebhooks() {
      assertThat(verifier.verify(signedBy(rotating), BODY, NOON))
          .isEqualTo(new Genuine(Set.of(SignatureFamily.STANDARD_WEBHOOKS)));
    }

    @Test
    void aReceiverThatRotatesTooAcceptsWhatWasSignedBeforeTheEndAndArrivesAfterIt() {
      assertThat(
              new WebhookVerifier(rotating).verify(signedBy(rotating), BODY, end.plusSeconds(20)))
          .isEqualTo(IN_BOTH);
    }

    @Test
    void theOldSecretCountsForNothingSignedAfterTheEnd() {
      var late = new WebhookVerifier(new SigningSecrets.Rotating(OTHER, SECRET, NOON));

      assertThat(late.verify(signedBy(SigningSecrets.of(OTHER)), BODY, NOON))
          .isInstanceOfSatisfying(
              Rejected.class,
              rejected -> assertThat(rejected.reason()).isEqualTo(Reason.WRONG_SIGNATURE));
    }
  }

  private Reason reason(byte[] body, Instant now) {
    return switch (verifier.verify(headers, body, now)) {
      case Rejected rejected -> rejected.reason();
      case Genuine genuine -> throw new AssertionError("accepted: " + genuine);
    };
  }

  private static Map<String, List<String>> signedBy(SigningSecrets secrets) {
    var signed = new HashMap<String, List<String>>();
    secrets
        .headers(EventId.completed("rpt-1"), NOON, BODY)
        .forEach((name, value) -> signed.put(name, List.of(value)));
    return signed;
  }
}

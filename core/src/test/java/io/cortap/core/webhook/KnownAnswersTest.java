package io.cortap.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownAnswersTest {

  static List<KnownAnswers.Case> cases() {
    return KnownAnswers.all();
  }

  @Test
  void theFileHasItsFourCases() {
    assertThat(cases()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theBodyHasTheKnownBytes(KnownAnswers.Case known) {
    assertThat(known.payload().bytes()).isEqualTo(known.body().getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theHeadersAreTheKnownOnesAndNoMore(KnownAnswers.Case known) {
    Map<String, String> headers =
        known.secrets().headers(known.event(), known.timestamp(), known.payload().bytes());

    assertThat(headers).isEqualTo(known.headers());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStandardWebhooksLibraryIsGivenTheKnownForm(KnownAnswers.Case known) {
    assertThat(known.current().standardWebhooksForm()).isEqualTo(known.standardWebhooksSecret());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ourVerifierAcceptsTheKnownHeadersInBothFamilies(KnownAnswers.Case known) {
    Map<String, List<String>> received =
        known.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));

    Verification verification =
        new WebhookVerifier(SigningSecrets.of(known.current()))
            .verify(received, known.body().getBytes(StandardCharsets.US_ASCII), known.timestamp());

    assertThat(verification)
        .isEqualTo(
            new Verification.Genuine(
                Set.of(SignatureFamily.CORTAP, SignatureFamily.STANDARD_WEBHOOKS)));
  }
}

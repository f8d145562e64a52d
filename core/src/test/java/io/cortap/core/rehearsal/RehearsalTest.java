package io.cortap.core.rehearsal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.JobId;
import io.cortap.core.rehearsal.Judgement.Ending;
import io.cortap.core.report.ProjectId;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.core.webhook.Verification;
import io.cortap.core.webhook.WebhookVerifier;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final SigningSecret SECRET = SigningSecret.of("5d".repeat(32));
  private static final SigningSecret SPARE = SigningSecret.of("6e".repeat(32));
  private static final String ACKNOWLEDGED = "{\"received\": true, \"job_id\": \"rpt-1\"}";

  private final Rehearsal rehearsal =
      new Rehearsal(
          JobId.of(NOON, "k3v9q2m4x7b1n8d5c6f0"),
          new ProjectId(58),
          URI.create("https://hooks.example.test/"),
          "https://reports.example.test",
          SigningSecrets.of(SECRET),
          SPARE);

  private static boolean isGenuine(SignedPost post, SigningSecret secret) {
    Map<String, List<String>> headers =
        post.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    return new WebhookVerifier(SigningSecrets.of(secret)).verify(headers, post.body(), NOON)
        instanceof Verification.Genuine;
  }

  private SignedPost only(RehearsalCase which) {
    List<SignedPost> posts = rehearsal.posts(which, NOON);
    assertThat(posts).hasSize(1);
    return posts.getFirst();
  }

  private String text(RehearsalCase which) {
    return new String(only(which).body(), US_ASCII);
  }

  @Nested
  class Posts {
    @ParameterizedTest
    @EnumSource
    void areGenuineExactlyWhereAGoodReceiverWelcomesThem(RehearsalCase which) {
      assertThat(rehearsal.posts(which, NOON))
          .isNotEmpty()
          .allSatisfy(post ->
              assertThat(isGenuine(post, SECRET)).as(which.words()).isEqualTo(which.isWelcome()));
    }

    @ParameterizedTest
    @EnumSource
    void haveANameThatLeadsBackToTheirCase(RehearsalCase which) {
      assertThat(RehearsalCase.named(which.wireName())).contains(which);
    }

    @Test
    void tellOfTheJobAsRealOnesDo() {
      assertThat(text(RehearsalCase.COMPLETED))
          .startsWith(
              "{\"job_id\": \"rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0\", \"status\": \"completed\"")
          .contains("\"recipient_name\": \"Harbor Valley Transit District\"")
          .contains("\"link_kind\": \"stable\"");
      assertThat(text(RehearsalCase.FAILED))
          .contains("\"status\": \"failed\"")
          .contains("\"code\": \"DATA_FETCH_ERROR\"");
      assertThat(text(RehearsalCase.NON_ASCII)).contains("Vall\\u00e9e").contains("\\ud83d\\ude8c");
    }

    @Test
    void ofADuplicateCarryOneEventIdAndTwoSignatures() {
      List<SignedPost> posts = rehearsal.posts(RehearsalCase.DUPLICATE, NOON);

      assertThat(posts).hasSize(2).extracting(SignedPost::body).allMatch(body -> body.length > 0);
      assertThat(posts)
          .extracting(post -> post.headers().get("webhook-id"))
          .containsOnly(posts.getFirst().headers().get("webhook-id"));
      assertThat(posts)
          .extracting(post -> post.headers().get("X-CORTAP-Signature"))
          .doesNotHaveDuplicates();
    }

    @Test
    void ofARotationAreAcceptedByWhoKnowsEitherSecret() {
      SignedPost post = only(RehearsalCase.OLD_KEY);

      assertThat(Stream.of(SECRET, SPARE)).allMatch(secret -> isGenuine(post, secret));
    }

    @Test
    void thatWereTamperedWithAreAsLongAsGenuineOnes() {
      assertThat(text(RehearsalCase.TAMPERED))
          .isNotEqualTo(text(RehearsalCase.COMPLETED))
          .hasSameSizeAs(text(RehearsalCase.COMPLETED));
    }
  }

  @Nested
  class Judging {
    private Judgement answered(RehearsalCase which, int... statuses) {
      return Judgement.of(
          which,
          java.util.Arrays.stream(statuses)
              .mapToObj(status -> new Ending(new AttemptOutcome.Answered(status), ACKNOWLEDGED))
              .toList());
    }

    @ParameterizedTest
    @CsvSource({
      "COMPLETED, 200, true, answered 200",
      "COMPLETED, 204, true, answered 204",
      "COMPLETED, 302, false, send it again",
      "FAILED, 500, false, send it again",
      "NON_ASCII, 401, false, alert its operators",
      "OLD_KEY, 410, false, never send it again",
      "TAMPERED, 401, true, refused it with 401",
      "TAMPERED, 200, false, ACCEPTED it with 200",
      "STALE, 400, true, refused it with 400",
      "STALE, 500, false, a 4xx is expected"
    })
    void anAnswerIsJudgedByItsCase(
        RehearsalCase which, int status, boolean asExpected, String words) {
      Judgement judgement = answered(which, status);

      assertThat(judgement.asExpected()).isEqualTo(asExpected);
      assertThat(judgement.detail()).contains(words);
    }

    @Test
    void aDuplicateIsAsExpectedOnlyIfBothAreTaken() {
      assertThat(answered(RehearsalCase.DUPLICATE, 200, 200).detail()).contains("acted once");
      assertThat(answered(RehearsalCase.DUPLICATE, 200, 409))
          .extracting(Judgement::asExpected, Judgement::detail)
          .containsExactly(
              false,
              "answered 409 to the second one, a 2xx is expected: the service would alert its"
                  + " operators");
      assertThat(answered(RehearsalCase.DUPLICATE, 500, 200).asExpected()).isFalse();
    }

    @Test
    void anAnswerWithoutAcknowledgementIsTakenAndNoted() {
      var ending = new Ending(new AttemptOutcome.Answered(200), "<html>signed in</html>");

      assertThat(Judgement.of(RehearsalCase.COMPLETED, List.of(ending)))
          .satisfies(judgement -> {
            assertThat(judgement.asExpected()).isTrue();
            assertThat(judgement.detail()).contains("\"received\": true");
          });
    }

    @Test
    void noAnswerIsNeverAsExpected() {
      assertThat(
              Stream.of(
                      new AttemptOutcome.Unreachable("connection refused"),
                      new AttemptOutcome.Refused("port 1"),
                      new AttemptOutcome.EgressFailed("interrupted"))
                  .map(outcome ->
                      Judgement.of(RehearsalCase.TAMPERED, List.of(new Ending(outcome, "")))))
          .noneMatch(Judgement::asExpected);
    }
  }
}

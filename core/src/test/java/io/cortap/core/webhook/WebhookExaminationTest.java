package io.cortap.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.JobId;
import io.cortap.core.rehearsal.Rehearsal;
import io.cortap.core.rehearsal.RehearsalCase;
import io.cortap.core.report.ProjectId;
import io.cortap.core.webhook.WebhookDiagnosis.Cause;
import io.cortap.core.webhook.WebhookDiagnosis.Finding;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookExaminationTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final String TEXT = "0f1e2d3c4b5a6978".repeat(4);
  private static final String OTHER = "8796a5b4c3d2e1f0".repeat(4);
  private static final EventId EVENT = EventId.completed("rpt-1");
  private static final Map<String, @Nullable Object> MEMBERS = members();
  private static final byte[] BODY = ExactJson.bytes(MEMBERS);

  private final Map<String, List<String>> headers = signed(TEXT, NOON);

  private static Map<String, @Nullable Object> members() {
    var metadata = new LinkedHashMap<String, @Nullable Object>();
    metadata.put("recipient_name", "Vallée d'Émeraude – Transit");
    metadata.put("deficiency_count", 6);
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("job_id", "rpt-1");
    members.put("status", "completed");
    members.put("project_id", 58);
    members.put("download_url", "https://reports.example/d/1");
    members.put("metadata", metadata);
    members.put("warnings", List.of("one", "two"));
    return members;
  }

  private static Map<String, List<String>> signed(String secret, Instant at) {
    var headers = new HashMap<String, List<String>>();
    SigningSecrets.of(SigningSecret.of(secret))
        .headers(EVENT, at, BODY)
        .forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put("Content-Length", List.of(Integer.toString(BODY.length)));
    return headers;
  }

  private String sent(String header) {
    return headers.getOrDefault(header, List.of("")).getFirst();
  }

  private static ReceivedWebhook received(Map<String, List<String>> headers, byte[] body) {
    return ReceivedWebhook.of(headers, body, Optional.of(MEMBERS));
  }

  private static WebhookExamination with(String secret) {
    return new WebhookExamination(new NamedSecret("SECRET", secret), List.of());
  }

  private static void assertCause(WebhookDiagnosis diagnosis, Cause cause, String words) {
    assertThat(diagnosis.isValid()).isFalse();
    assertThat(diagnosis.findings())
        .isNotEmpty()
        .allSatisfy(finding -> {
          assertThat(finding.cause()).as(finding.detail()).isEqualTo(cause);
          assertThat(finding.proven()).isTrue();
          assertThat(finding.detail()).contains(words).doesNotContain(TEXT);
          assertThat(finding.cause().advice()).isNotEmpty();
        });
  }

  @Test
  void whatIsGenuineHasNoFindings() {
    WebhookDiagnosis diagnosis = with(TEXT).examine(received(headers, BODY), NOON);

    assertThat(diagnosis.isValid()).isTrue();
    assertThat(diagnosis.findings()).isEmpty();
  }

  @Nested
  class Keys {
    @ParameterizedTest
    @CsvSource({
      "'TEXT\n', without the line break",
      "'\"TEXT\"', without the quotation marks",
      "WHSEC, decoded from base64",
      "UPPER, in lower case"
    })
    void aSecretThatWasWrittenDownOtherwiseIsRecognised(String form, String words) {
      String secret =
          form.replace("TEXT", TEXT)
              .replace("WHSEC", SigningSecret.of(TEXT).standardWebhooksForm())
              .replace("UPPER", TEXT.toUpperCase(Locale.ROOT));

      assertCause(with(secret).examine(received(headers, BODY), NOON), Cause.KEY_ENCODING, words);
    }

    @Test
    void theOneBeforeARotationIsRecognised() {
      var examination =
          new WebhookExamination(
              new NamedSecret("NEW", OTHER), List.of(new NamedSecret("old.txt", TEXT + "\n")));

      WebhookDiagnosis diagnosis = examination.examine(received(headers, BODY), NOON);

      assertThat(diagnosis.findings())
          .extracting(Finding::cause)
          .contains(Cause.OTHER_SECRET, Cause.KEY_ENCODING);
      assertThat(diagnosis.findings().getFirst().detail()).contains("old.txt");
    }

    @Test
    void whileARotationLastsTheNewSecretIsValidAndTheOldHeaderIsExplained() {
      var rotating =
          new SigningSecrets.Rotating(
              SigningSecret.of(TEXT), SigningSecret.of(OTHER), NOON.plusSeconds(60));
      rotating
          .headers(EVENT, NOON, BODY)
          .forEach((name, value) -> headers.put(name, List.of(value)));
      var examination =
          new WebhookExamination(
              new NamedSecret("NEW", OTHER), List.of(new NamedSecret("OLD", TEXT)));

      WebhookDiagnosis diagnosis = examination.examine(received(headers, BODY), NOON);

      assertThat(diagnosis.isValid()).isTrue();
      assertThat(diagnosis.findings())
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(Cause.OTHER_SECRET);
            assertThat(finding.detail()).contains("X-CORTAP-Signature").contains("OLD");
          });
    }
  }

  @Nested
  class Bodies {
    @Test
    void everyKnownPrinterIsRecognisedByName() {
      assertThat(JsonStyle.KNOWN.stream().filter(style -> style != JsonStyle.EXACT))
          .isNotEmpty()
          .allSatisfy(style -> {
            byte[] again = style.bytes(MEMBERS);
            headers.remove("Content-Length");

            assertCause(
                with(TEXT).examine(received(headers, again), NOON),
                Cause.RESERIALISED_BODY,
                style.words());
          });
    }

    @Test
    void sortedMembersAreTakenBackIntoTheirOrder() {
      Map<String, @Nullable Object> sorted = JsonStyle.sorted(MEMBERS);
      headers.remove("Content-Length");
      byte[] again = JsonStyle.KNOWN.get(1).bytes(sorted);

      assertCause(
          with(TEXT).examine(ReceivedWebhook.of(headers, again, Optional.of(sorted)), NOON),
          Cause.RESERIALISED_BODY,
          "in another order");
    }

    @Test
    void theOrderThatIsKnownIsThatOfRealWebhooks() {
      var rehearsal =
          new Rehearsal(
              JobId.of(NOON, "k3v9q2m4x7b1n8d5c6f0"),
              new ProjectId(58),
              URI.create("https://hooks.example.test/"),
              "https://reports.example.test",
              SigningSecrets.of(SigningSecret.of(TEXT)),
              SigningSecret.of(OTHER));
      String completed = body(rehearsal, RehearsalCase.COMPLETED);
      String failed = body(rehearsal, RehearsalCase.FAILED);

      assertThat(names(completed, 1)).containsExactlyElementsOf(known("", "error"));
      assertThat(names(completed.substring(completed.indexOf("\"metadata\": {")), 1))
          .containsExactlyElementsOf(known("metadata", ""));
      assertThat(names(failed.substring(failed.indexOf("\"error\": {")), 1))
          .containsExactlyElementsOf(known("error", ""));
    }

    private static String body(Rehearsal rehearsal, RehearsalCase which) {
      return new String(rehearsal.posts(which, NOON).getFirst().body(), UTF_8);
    }

    private static List<String> known(String object, String without) {
      return BodyReadings.ORDER.getOrDefault(object, List.of()).stream()
          .filter(name -> !name.equals(without))
          .toList();
    }

    /** Of the members so deep in an object, until it ends; no text in it has a bracket. */
    private static List<String> names(String json, int wanted) {
      var names = new ArrayList<String>();
      int depth = 0;
      Matcher part = Pattern.compile("\"(\\w+)\": |([{\\[])|([}\\]])").matcher(json);
      while (part.find() && (depth > 0 || names.isEmpty())) {
        if (part.group(2) != null) {
          depth++;
        } else if (part.group(3) != null) {
          depth--;
        } else if (depth == wanted) {
          names.add(part.group(1));
        }
      }
      return names;
    }

    @Test
    void whatIsNestedBeyondReasonIsNoJson() {
      Map<String, @Nullable Object> nested = Map.of();
      for (int i = 0; i < 100; i++) {
        nested = Map.of("inner", nested);
      }

      assertThat(ReceivedWebhook.of(headers, BODY, Optional.of(nested)).json()).isEmpty();
    }

    @Test
    void anAddedLineBreakIsRecognised() {
      byte[] longer = (new String(BODY, UTF_8) + "\n").getBytes(UTF_8);

      assertCause(
          with(TEXT).examine(received(headers, longer), NOON),
          Cause.CHANGED_BODY,
          "Content-Length announces (%d bytes; from byte %d on nothing, and here '')"
              .formatted(BODY.length, BODY.length));
    }

    @Test
    void whatAGatewayEncodedIsRecognised() {
      headers.remove("Content-Length");
      byte[] encoded = Base64.getEncoder().encode(BODY);

      assertCause(
          with(TEXT).examine(ReceivedWebhook.of(headers, encoded, Optional.empty()), NOON),
          Cause.CHANGED_BODY,
          "decoded from base64");
    }

    @Test
    void aCutBodyIsRecognisedByItsLength() {
      byte[] cut = Arrays.copyOf(BODY, 40);

      assertCause(
          with(TEXT).examine(ReceivedWebhook.of(headers, cut, Optional.empty()), NOON),
          Cause.TRUNCATED_BODY,
          "here are 40");
    }

    @Test
    void withoutALengthABrokenObjectIsOnlyLikelyToBeCut() {
      headers.remove("Content-Length");
      byte[] cut = Arrays.copyOf(BODY, 40);

      assertThat(
              with(TEXT)
                  .examine(ReceivedWebhook.of(headers, cut, Optional.empty()), NOON)
                  .findings())
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(Cause.TRUNCATED_BODY);
            assertThat(finding.proven()).isFalse();
          });
    }

    @Test
    void aChangedValueFitsNothing() {
      var changed = new LinkedHashMap<>(MEMBERS);
      changed.put("status", "cancelled");
      byte[] tampered = ExactJson.bytes(changed);

      assertThat(
              with(TEXT)
                  .examine(ReceivedWebhook.of(headers, tampered, Optional.of(changed)), NOON)
                  .findings())
          .hasSize(2)
          .allSatisfy(finding -> {
            assertThat(finding.cause()).isEqualTo(Cause.NOTHING_FITS);
            assertThat(finding.proven()).isFalse();
          });
    }
  }

  @Nested
  class Headers {
    @Test
    void swappedValuesAreRecognised() {
      String cortap = sent("X-CORTAP-Signature");
      headers.put("X-CORTAP-Signature", List.of(sent("webhook-signature")));
      headers.put("webhook-signature", List.of(cortap));

      assertCause(
          with(TEXT).examine(received(headers, BODY), NOON), Cause.SWAPPED_HEADERS, "is made as");
    }

    @Test
    void missingOnesAreNamed() {
      headers.keySet().removeIf(name -> !name.equals("Content-Length"));

      assertCause(
          with(TEXT).examine(received(headers, BODY), NOON),
          Cause.MISSING_HEADER,
          "X-CORTAP-Timestamp, X-CORTAP-Signature, webhook-id, webhook-timestamp, webhook-signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BARE", "sha256=UPPER"})
    void aRightSignatureInAnotherFormIsRecognised(String form) {
      String hex = sent("X-CORTAP-Signature").substring(7);
      headers.keySet().removeIf(name -> name.startsWith("webhook-"));
      headers.put(
          "X-CORTAP-Signature",
          List.of(form.replace("BARE", hex).replace("UPPER", hex.toUpperCase(Locale.ROOT))));

      assertThat(with(TEXT).examine(received(headers, BODY), NOON).findings())
          .extracting(Finding::cause)
          .containsExactly(Cause.MISSING_HEADER, Cause.HEADER_FORM);
    }
  }

  @Nested
  class Clocks {
    @Test
    void fiveMinutesAreAllowedAndTheDistanceIsToldBeyond() {
      ReceivedWebhook received = received(headers, BODY);

      assertThat(with(TEXT).examine(received, NOON.plusSeconds(300)).isValid()).isTrue();
      assertCause(with(TEXT).examine(received, NOON.plusSeconds(301)), Cause.STALE, "301 s before");
      assertCause(with(TEXT).examine(received, NOON.minusSeconds(301)), Cause.AHEAD, "301 s after");
    }
  }

  @Nested
  class ComputedSignatures {
    private String computed(byte[] key, String content) {
      return HexFormat.of().formatHex(SigningSecret.ofKey(key).sign("", content.getBytes(UTF_8)));
    }

    private List<Finding> explained(String computed) {
      return with(TEXT).explain(received(headers, BODY), computed);
    }

    @Test
    void aRightOneNeedsNoExplanation() {
      assertThat(explained(sent("X-CORTAP-Signature"))).isEmpty();
      assertThat(explained(sent("webhook-signature"))).isEmpty();
    }

    @Test
    void severalMistakesAtOnceAreTakenApart() {
      String stringified = JsonStyle.KNOWN.get(1).text(MEMBERS);

      assertThat(explained(computed(HexFormat.of().parseHex(TEXT), stringified)))
          .extracting(Finding::cause)
          .containsExactly(Cause.KEY_ENCODING, Cause.SIGNED_CONTENT, Cause.RESERIALISED_BODY);
    }

    @Test
    void theWhsecFormTakenAsTextIsRecognised() {
      byte[] key = SigningSecret.of(TEXT).standardWebhooksForm().getBytes(UTF_8);
      String content = NOON.getEpochSecond() + "." + new String(BODY, UTF_8);

      assertThat(explained(computed(key, content)))
          .singleElement()
          .satisfies(finding -> assertThat(finding.detail()).contains("whsec_ form"));
    }

    @Test
    void anotherHashIsRecognisedByItsLength() {
      assertThat(explained("ab".repeat(20)))
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(Cause.NO_HMAC);
            assertThat(finding.detail()).contains("SHA-1");
          });
    }

    @Test
    void nothingFitsARandomOne() {
      assertThat(explained("ab".repeat(32)))
          .extracting(Finding::cause)
          .containsExactly(Cause.NOTHING_FITS);
    }
  }
}

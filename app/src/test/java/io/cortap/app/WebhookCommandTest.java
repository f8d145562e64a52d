package io.cortap.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import io.cortap.core.webhook.EventId;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.SinkAnswer;
import io.cortap.sandbox.WebhookSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code webhook verify} and {@code webhook trigger}, against a receiver on this machine. */
final class WebhookCommandTest {
  private static final String SECRET = "5d".repeat(32);
  private static final SigningSecrets SIGNING = SigningSecrets.of(SigningSecret.of(SECRET));
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final byte[] BODY =
      "{\"job_id\": \"rpt-1\", \"status\": \"completed\"}".getBytes(UTF_8);

  @TempDir private Path folder = Path.of("");
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  private int run(Map<String, String> environment, String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.run(environment, new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(UTF_8));
  }

  @Nested
  class Verifying {
    private String head() {
      return SIGNING.headers(EventId.completed("rpt-1"), NOON, BODY).entrySet().stream()
          .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
          .collect(Collectors.joining("", "POST /webhooks/cortap HTTP/1.1\r\n", "\r\n"));
    }

    private int verify(String secret, String head, byte[] body, String... more) throws IOException {
      String[] fixed = {
        "webhook",
        "verify",
        "--at",
        "2027-03-15T12:01:00Z",
        "--secret-file",
        file("secret", secret),
        "--headers",
        file("headers", head),
        "--body",
        file("body", body)
      };
      return run(Map.of(), Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void aSavedRequestIsValidAndExitsZero() throws IOException {
      String request = file("request", head() + new String(BODY, UTF_8));

      int exit =
          run(
              Map.of("CORTAP_WEBHOOK_SECRET", SECRET),
              "webhook",
              "verify",
              "--at",
              "2027-03-15T12:01:00Z",
              "--headers",
              request);

      assertThat(exit).as(out + "" + err).isEqualTo(Actions.OK);
      assertThat(out.toString())
          .startsWith("valid: X-CORTAP-Signature and webhook-signature verify");
    }

    @Test
    void theLineBreakOfTheSecretsFileIsTheEditors() throws IOException {
      assertThat(verify(SECRET + "\n", head(), BODY)).as(out + "" + err).isEqualTo(Actions.OK);
    }

    @Test
    void aBodyThatWasPrintedAgainIsNamedAndExitsOne() throws IOException {
      byte[] again = "{\"job_id\":\"rpt-1\",\"status\":\"completed\"}".getBytes(UTF_8);

      assertThat(verify(SECRET, head(), again)).isEqualTo(Actions.FAILED);
      assertThat(out.toString())
          .contains(
              "proven  X-CORTAP-Signature fits when what is signed is the body before"
                  + " JavaScript's JSON.stringify")
          .contains("express.raw()");
    }

    @Test
    void theWhsecFormIsNamedAndNoSecretIsShown() throws IOException {
      String whsec = SigningSecret.of(SECRET).standardWebhooksForm();

      assertThat(verify(whsec, head(), BODY)).isEqualTo(Actions.FAILED);
      assertThat(out.toString())
          .contains("decoded from base64")
          .doesNotContain(SECRET)
          .doesNotContain(whsec);
    }

    @Test
    void headersAreTakenFromALogsJsonToo() throws IOException {
      String json =
          SIGNING.headers(EventId.completed("rpt-1"), NOON, BODY).entrySet().stream()
              .map(header -> "\"%s\": [\"%s\"]".formatted(header.getKey(), header.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));

      assertThat(verify(SECRET, json, BODY)).as(out + "" + err).isEqualTo(Actions.OK);
    }

    @Test
    void whatTheReceiversCodeComputedIsExplained() throws IOException {
      int exit = verify(SECRET, head(), BODY, "--computed", "ab".repeat(20));

      assertThat(exit).isEqualTo(Actions.FAILED);
      assertThat(out.toString()).contains("valid:").contains("like SHA-1");
    }

    @Test
    void withoutASecretNothingIsSaidAboutTheRequest() throws IOException {
      int exit = run(Map.of(), "webhook", "verify", "--headers", file("headers", head()));

      assertThat(exit).isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("--secret-file");
    }
  }

  @Nested
  class Triggering {
    private final WebhookSink receiver = WebhookSink.start(Clock.systemUTC(), SIGNING);

    @AfterEach
    void stop() {
      receiver.close();
    }

    private int trigger(String... more) {
      String[] fixed = {"webhook", "trigger", "--to", receiver.callbackUrl().toString()};
      return run(
          Map.of("WEBHOOK_SIGNATURE_SECRET", SECRET),
          Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void aGoodReceiverPassesEveryCase() {
      int exit = trigger("--allow-loopback", "all");

      assertThat(exit).as(out + "" + err).isEqualTo(Actions.OK);
      assertThat(out.toString()).contains("7 of 7 as expected");
      assertThat(receiver.deliveries()).hasSize(8);
      assertThat(receiver.deliveries().stream().map(ReceivedDelivery::eventId).distinct())
          .hasSize(7);
    }

    @Test
    void aReceiverThatBelievesEverythingFailsTheForgedOnes() {
      receiver.answer(SinkAnswer.body(200, "{\"received\": true}"));

      assertThat(trigger("--allow-loopback", "completed", "tampered", "stale"))
          .isEqualTo(Actions.FAILED);
      assertThat(out.toString())
          .contains("ok   completed")
          .contains("BAD  tampered   ACCEPTED it with 200")
          .contains("BAD  stale")
          .contains("1 of 3 as expected");
    }

    @Test
    void theGuardOfTheSettingsStandsWithoutTheOption() {
      assertThat(trigger("completed")).isEqualTo(Actions.FAILED);
      assertThat(out.toString()).contains("not sent").contains("--allow-loopback");
      assertThat(receiver.deliveries()).isEmpty();
    }

    @Test
    void aJobThatTheReceiverKnowsCanBeNamed() {
      trigger("--allow-loopback", "failed", "--job", "rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0");

      assertThat(receiver.deliveries())
          .singleElement()
          .satisfies(seen ->
              assertThat(seen.eventId())
                  .isEqualTo("evt_rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0_failed"));
    }

    @Test
    void anUnknownCaseNamesTheKnownOnes() {
      assertThat(trigger("late")).isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("non-ascii").contains("old-key");
    }

    @Test
    void withoutASecretNothingIsSent() {
      int exit =
          run(Map.of(), "webhook", "trigger", "completed", "--to", "https://hooks.example.test/");

      assertThat(exit).isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("WEBHOOK_SIGNATURE_SECRET");
    }
  }
}

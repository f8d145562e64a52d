package io.cortap.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.webhook.EventId;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.core.webhook.Verification;
import io.cortap.core.webhook.WebhookVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two receivers of the webhook page, as they are printed there. */
class VerifyAWebhookTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final String SECRET = "an-invented-secret-of-more-than-32-bytes";
  private static final byte[] BODY =
      "{\"job_id\": \"rpt-1\", \"status\": \"completed\"}".getBytes(UTF_8);
  private static final byte[] OTHER_BODY = "{\"job_id\": \"rpt-2\"}".getBytes(UTF_8);
  private static final Map<String, String> HEADERS =
      SigningSecrets.of(SigningSecret.of(SECRET)).headers(EventId.completed("rpt-1"), NOON, BODY);

  @Nested
  class InJava {
    @Test
    void whatWasSignedIsBelieved() {
      assertThat(isBelieved(SECRET, BODY, NOON)).isTrue();
    }

    @Test
    void anotherBodyIsNot() {
      assertThat(isBelieved(SECRET, OTHER_BODY, NOON)).isFalse();
    }

    private static boolean isBelieved(String secret, byte[] body, Instant now) {
      Map<String, List<String>> headers =
          HEADERS.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
      // @start region="verify"
      var verifier = new WebhookVerifier(SigningSecrets.of(SigningSecret.of(secret)));

      boolean believed =
          switch (verifier.verify(headers, body, now)) {
            case Verification.Genuine genuine -> true;
            case Verification.Rejected rejected -> false;
          };
      // @end
      return believed;
    }
  }

  @Nested
  class InPython {
    private static final Pattern BLOCK = Pattern.compile("(?s)```python\n(.*?)```");

    @TempDir private Path folder;

    @Test
    void whatWasSignedIsBelieved() throws Exception {
      assertThat(answer(BODY, NOON)).isEqualTo("True");
    }

    @Test
    void anotherBodyIsNot() throws Exception {
      assertThat(answer(OTHER_BODY, NOON)).isEqualTo("False");
    }

    @Test
    void aRecordingIsNot() throws Exception {
      assertThat(answer(BODY, NOON.plusSeconds(301))).isEqualTo("False");
    }

    private String answer(byte[] body, Instant now) throws Exception {
      Matcher block = BLOCK.matcher(Checkout.read("docs/reference/webhook.md"));
      assertThat(block.find()).isTrue();
      String call =
          "headers = {\"X-CORTAP-Timestamp\": \"%s\", \"X-CORTAP-Signature\": \"%s\"}\n"
                  .formatted(HEADERS.get("X-CORTAP-Timestamp"), HEADERS.get("X-CORTAP-Signature"))
              + "print(is_genuine(\"%s\", headers, b'%s', %d))\n"
                  .formatted(SECRET, new String(body, UTF_8), now.getEpochSecond());
      Path script = Files.writeString(folder.resolve("receiver.py"), block.group(1) + call);
      return python(script);
    }

    private static String python(Path script) throws InterruptedException {
      try {
        Process process =
            new ProcessBuilder("python3", script.toString()).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return printed;
      } catch (IOException e) {
        assertThat(System.getenv("CI")).as("python3 is not on the path").isNotEqualTo("true");
        Assumptions.abort("no python3 on the path: the page's Python receiver cannot be run");
        throw new IllegalStateException("abort throws", e);
      }
    }
  }
}

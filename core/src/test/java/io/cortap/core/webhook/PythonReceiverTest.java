package io.cortap.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code python3} dumps, parses and signs what we send, and gets the same bytes. */
@Tag("exhaustive")
class PythonReceiverTest {
  private static final long SEED = 20270315L;
  private static final int PAYLOADS = 400;
  private static final HexFormat HEX = HexFormat.of();

  /** Characters at the edges of the rules, astral ones and halves of them among them. */
  private static final String ODD =
      "\"\\/\b\f\n\r\t\u0000\u0001\u001f ~\u007f\u0080\u00a0\u00ad\u00df\u0131\u0301\u200b\u200e"
          + "\u2028\u2029\u2013\u2014\ufeff\ufffd\ufffe\uffff\ud800\udc00\udbff\udfff\ud83d\ude8c<&'";

  @TempDir static Path folder;

  private record Sent(SigningSecret secret, EventId event, Instant at, byte[] body, String line) {}

  @BeforeAll
  static void pythonIsHere() {
    if (!pythonStarts()) {
      assertThat(System.getenv("CI"))
          .as("python3 is not on the path, and with CI=true this test may not be skipped")
          .isNotEqualTo("true");
      Assumptions.abort("python3 is not on the path, so no independent receiver can be asked");
    }
  }

  @Test
  void pythonMakesTheSameBytesAndSignaturesOfFourHundredOddPayloads() throws Exception {
    var random = new Random(SEED);
    var sent = new ArrayList<Sent>();
    for (int i = 0; i < PAYLOADS; i++) {
      sent.add(payload(i, random));
    }

    List<String> answers = askPython(sent.stream().map(Sent::line).toList());

    assertThat(answers).hasSize(PAYLOADS);
    for (int i = 0; i < PAYLOADS; i++) {
      assertSame(sent.get(i), answers.get(i).split(" ", -1), "seed " + SEED + ", payload " + i);
    }
  }

  private static void assertSame(Sent sent, String[] answer, String which) {
    String body = HEX.formatHex(sent.body());
    Map<String, String> headers =
        SigningSecrets.of(sent.secret()).headers(sent.event(), sent.at(), sent.body());
    assertThat(answer[0]).as("dumped from the members, " + which).isEqualTo(body);
    assertThat(answer[1]).as("parsed and dumped again, " + which).isEqualTo(body);
    assertThat(headers)
        .as(which)
        .containsEntry("X-CORTAP-Signature", answer[2])
        .containsEntry("webhook-signature", answer[3]);
  }

  private static Sent payload(int number, Random random) {
    var texts = new LinkedHashMap<String, @Nullable Object>();
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      texts.put(oddText(random), oddText(random));
    }
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("project_id", 58);
    members.put("texts", texts);
    members.put("list", List.copyOf(texts.values()));
    members.put("none", null);
    members.put("yes", true);
    members.put("empty", List.of(Map.of(), List.of()));
    String secret = "é-" + random.nextLong() + "-secret-of-at-least-thirty-two-bytes";
    var event = EventId.completed("rpt-" + number);
    Instant at = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
    byte[] body = new WebhookPayload(members).bytes();
    String pairs =
        texts.entrySet().stream()
            .map(member -> " " + utf16(member.getKey()) + "=" + utf16("" + member.getValue()))
            .collect(Collectors.joining());
    String line =
        "%s %d %s %s%s"
            .formatted(
                HEX.formatHex(secret.getBytes(UTF_8)),
                at.getEpochSecond(),
                event,
                HEX.formatHex(body),
                pairs);
    return new Sent(SigningSecret.of(secret), event, at, body, line);
  }

  private static String oddText(Random random) {
    var text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextBoolean()
              ? ODD.charAt(random.nextInt(ODD.length()))
              : (char) random.nextInt(0x10000));
    }
    return text.toString();
  }

  /** Written by hand: the JDK's encoder would replace lone surrogates. */
  private static String utf16(String text) {
    return text.chars().mapToObj("%04x"::formatted).collect(Collectors.joining());
  }

  private static boolean pythonStarts() {
    try {
      Process process =
          new ProcessBuilder("python3", "-c", "")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while python3 started", e);
    }
  }

  private static List<String> askPython(List<String> lines) throws Exception {
    Path script = folder.resolve("sign_again.py");
    try (InputStream in =
        Objects.requireNonNull(PythonReceiverTest.class.getResourceAsStream("sign_again.py"))) {
      Files.copy(in, script);
    }
    Path input = Files.write(folder.resolve("cases"), lines, StandardCharsets.US_ASCII);
    Path output = folder.resolve("answers");
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder("python3", script.toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("python3 ended in time").isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Arrays.asList(Files.readString(output, StandardCharsets.US_ASCII).strip().split("\n"));
  }
}

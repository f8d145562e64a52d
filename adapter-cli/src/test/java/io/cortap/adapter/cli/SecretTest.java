package io.cortap.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ReportType;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.RenderTemplate;
import io.cortap.ports.inbound.ReviewProject.Instructions;
import io.cortap.ports.inbound.ReviewProject.Reviewed;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SecretTest {

  /** No command under test sets anything in motion. */
  private static final class Nothing implements Actions {
    @Override
    public int serve(PrintWriter out, PrintWriter err) {
      return FAILED;
    }

    @Override
    public int demo(long project, Path output, boolean once, PrintWriter out, PrintWriter err) {
      return FAILED;
    }

    @Override
    public int backup(Path folder, PrintWriter out, PrintWriter err) {
      return FAILED;
    }

    @Override
    public int settings(PrintWriter out, PrintWriter err) {
      return FAILED;
    }
  }

  /** No command under test renders anything. */
  private static final class NoTemplates implements RenderTemplate {
    @Override
    public Answer<Document> ofType(ReportType type, Map<String, @Nullable Object> data) {
      throw new AssertionError("nobody asks for " + type);
    }

    @Override
    public Answer<Document> ofFile(byte[] docx, Map<String, @Nullable Object> data) {
      throw new AssertionError("nobody asks for a file");
    }
  }

  private static List<String> printedWith(long seed) {
    var out = new StringWriter();
    int exit =
        new CortapCommandLine(
                new Nothing(),
                SecretTest::unasked,
                new NoTemplates(),
                new NoRevisions(),
                new NoSetups(),
                new NoAudit(),
                (receiver, cases) -> Answer.given(List.of()),
                List::of,
                new Surroundings(
                    Map.of(), InputStream.nullInputStream(), InstantSource.fixed(Instant.EPOCH)),
                "test",
                new Random(seed))
            .run(new PrintWriter(out), new PrintWriter(new StringWriter()), "secret");
    assertThat(exit).isEqualTo(Actions.OK);
    return out.toString().lines().toList();
  }

  private static String value(List<String> lines, String name) {
    Optional<String> line = lines.stream().filter(each -> each.startsWith(name + "=")).findFirst();
    return line.orElseThrow().substring(name.length() + 1);
  }

  @Test
  void theSecretIsThirtyTwoBytesInSixtyFourHexadecimalDigits() {
    assertThat(value(printedWith(1), "WEBHOOK_SIGNATURE_SECRET")).matches("[0-9a-f]{64}");
  }

  @Test
  void bothSidesGetTheSameSecretAndLibrariesItsBytesAsWritten() {
    List<String> lines = printedWith(1);
    String secret = value(lines, "WEBHOOK_SIGNATURE_SECRET");
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);

    assertThat(value(lines, "CORTAP_WEBHOOK_SECRET")).isEqualTo(secret);
    assertThat(lines).contains("# whsec_" + Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void onlyWhatThisServiceReadsIsExported() {
    assertThat(printedWith(1))
        .containsOnlyOnce("export WEBHOOK_SIGNATURE_SECRET CORTAP_TOKEN_KEYS CORTAP_LINK_KEYS");
  }

  @Test
  void anotherDrawHasOtherKeysUnderOtherIds() {
    List<String> one = printedWith(1);
    List<String> other = printedWith(2);

    for (String name : List.of("CORTAP_TOKEN_KEYS", "CORTAP_LINK_KEYS")) {
      String[] drawn = value(one, name).split(":", 2);
      String[] drawnNext = value(other, name).split(":", 2);
      assertThat(Base64.getDecoder().decode(drawn[1])).hasSize(32);
      assertThat(drawnNext[0]).isNotEqualTo(drawn[0]);
      assertThat(drawnNext[1]).isNotEqualTo(drawn[1]);
    }
    assertThat(value(one, "CORTAP_LINK_KEYS")).isNotEqualTo(value(one, "CORTAP_TOKEN_KEYS"));
  }

  @Test
  void drawnSecretsCannotPrintThemselves() {
    FreshSecrets secrets = FreshSecrets.drawnFrom(new Random(1));

    assertThat(secrets.toString()).doesNotContain(secrets.webhookSecret());
  }

  private static Answer<Reviewed> unasked(byte[] controls, Instructions instructions) {
    throw new IllegalStateException("no review is asked for here");
  }
}

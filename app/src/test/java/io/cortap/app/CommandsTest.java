package io.cortap.app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsTest {
  private static final String SECRET = "5d".repeat(32);
  private static final String KEY = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Map<String, String> environment, String... arguments) {
    return Main.run(environment, new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private static Map<String, String> fitting() {
    var variables = new HashMap<String, String>();
    variables.put("WEBHOOK_SIGNATURE_SECRET", SECRET);
    variables.put("CORTAP_TOKEN_KEYS", KEY);
    variables.put("CORTAP_LINK_KEYS", KEY);
    return variables;
  }

  @Nested
  class DemoOnce {
    @Test
    void leavesTheDocumentAndExitsZeroOnlyWithAVerifiedWebhook() throws IOException {
      int exit = run(Map.of(), "demo", "--once", "--output", folder.resolve("out").toString());

      assertThat(exit).as(err.toString()).isEqualTo(Actions.OK);
      assertThat(out.toString()).contains("both signatures verified").contains("completed   100 %");
      try (var files = Files.list(folder.resolve("out"))) {
        List<Path> documents = files.toList();
        assertThat(documents).singleElement().asString().endsWith(".docx");
        assertThat(Files.readAllBytes(documents.getFirst())).startsWith('P', 'K');
      }
    }

    @Test
    void exitsNonZeroForAProjectThatNobodyKnows() {
      int exit =
          run(Map.of(), "demo", "--once", "--project", "9999", "--output", folder.toString());

      assertThat(exit).isEqualTo(Actions.FAILED);
      assertThat(err.toString()).contains("Riskuity");
    }
  }

  @Nested
  class ShowingSettings {
    @Test
    void secretsAreMasked() {
      int exit = run(fitting(), "settings");

      assertThat(exit).as(err.toString()).isEqualTo(Actions.OK);
      assertThat(out.toString())
          .contains("CORTAP_HTTP_PORT               8080 (default)")
          .contains("CORTAP_STORE                   local (default)")
          .contains("CORTAP_DATA_DIR                cortap-data (default)")
          .contains("WEBHOOK_SIGNATURE_SECRET       ********")
          .doesNotContain(SECRET)
          .doesNotContain(KEY);
    }

    @Test
    void everyFaultIsNamedAtOnceWithTheNearestName() {
      Map<String, String> variables = fitting();
      variables.remove("CORTAP_LINK_KEYS");
      variables.put("CORTAP_HTTP_PROT", "80");
      variables.put("MAX_CONCURRENT_JOBS", "many");
      variables.put("CORTAP_WEBHOOK_SECRET", SECRET);
      variables.put("CORTAP_TOKEN_KEYS", "k1:short");

      int exit = run(variables, "settings");

      assertThat(exit).isEqualTo(Actions.USAGE);
      assertThat(err.toString())
          .contains("CORTAP_LINK_KEYS is missing")
          .contains(
              "CORTAP_HTTP_PROT is no setting of this version; did you mean CORTAP_HTTP_PORT?")
          .contains("MAX_CONCURRENT_JOBS is 'many': it must be a whole number from 1 to 10000")
          .contains(
              "CORTAP_WEBHOOK_SECRET is Riskuity's own name; here it is WEBHOOK_SIGNATURE_SECRET")
          .contains("CORTAP_TOKEN_KEYS is a value that is not shown")
          .doesNotContain("k1:short")
          .doesNotContain(SECRET);
    }

    @Test
    void noPartOfAKeyIsEverShownHoweverItIsMisspelt() {
      String bytes =
          Base64.getEncoder()
              .encodeToString(
                  "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII));
      for (String misspelt :
          List.of(
              bytes + ":demo",
              bytes,
              "k1:" + bytes + ",k1:" + bytes,
              ",",
              "k1:" + bytes + "x",
              ":")) {
        for (String name : List.of("CORTAP_TOKEN_KEYS", "CORTAP_LINK_KEYS")) {
          Map<String, String> variables = fitting();
          variables.put(name, misspelt);

          assertThat(run(variables, "settings")).as(misspelt).isEqualTo(Actions.USAGE);
          assertThat(err.toString()).contains(name).doesNotContain(bytes.substring(0, 12));
        }
      }
    }

    @Test
    void kubernetesServiceLinksAreNoFaults() {
      Map<String, String> variables = fitting();
      variables.put("CORTAP_RPT_SERVICE_HOST", "10.0.0.7");
      variables.put("CORTAP_RPT_PORT_8080_TCP", "tcp://10.0.0.7:8080");

      assertThat(run(variables, "settings")).isEqualTo(Actions.OK);
    }

    @Test
    void anOpenAddressNeedsAPublicBase() {
      Map<String, String> variables = fitting();
      variables.put("CORTAP_HTTP_HOST", "0.0.0.0");

      assertThat(run(variables, "settings")).isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("CORTAP_PUBLIC_BASE_URL is missing");
    }
  }

  @Nested
  class DrawingSecrets {
    @Test
    void whatIsExportedIsAllThatServeLacks() {
      assertThat(run(Map.of(), "secret")).isEqualTo(Actions.OK);
      List<String> lines = out.toString().lines().toList();
      List<String> exported =
          lines.stream()
              .filter(line -> line.startsWith("export "))
              .flatMap(line -> Stream.of(line.split(" ")).skip(1))
              .toList();
      Map<String, String> pasted =
          lines.stream()
              .filter(line -> exported.contains(line.split("=", 2)[0]))
              .collect(toMap(line -> line.split("=", 2)[0], line -> line.split("=", 2)[1]));

      assertThat(Settings.read(pasted)).isInstanceOf(Settings.Reading.Fits.class);
    }
  }

  @Nested
  class Starting {
    @Test
    void serveRefusesToStartWithoutItsSecrets() {
      assertThat(run(Map.of(), "serve")).isEqualTo(Actions.USAGE);
      assertThat(err.toString())
          .contains("WEBHOOK_SIGNATURE_SECRET is missing")
          .contains("CORTAP_TOKEN_KEYS is missing")
          .contains("CORTAP_LINK_KEYS is missing")
          .contains("./cortap secret");
    }

    @Test
    void serveRefusesReportTypesWithFaultsAndTellsThem() {
      Map<String, String> variables = fitting();
      variables.put("CORTAP_STORE", "memory");
      variables.put("TEMPLATE_DIR", "no-such-folder");

      assertThat(run(variables, "serve")).isEqualTo(Actions.FAILED);
      assertThat(err.toString())
          .contains("CORTAP-RPT cannot start: report types have 1 fault")
          .contains("TEMPLATE_DIR no-such-folder cannot be read");
    }

    @Test
    void anUnknownCommandIsExplained() {
      assertThat(run(Map.of(), "serv")).isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("serve");
    }

    @Test
    void helpNamesEveryCommand() {
      assertThat(run(Map.of(), "--help")).isEqualTo(Actions.OK);
      assertThat(out.toString()).contains("demo", "serve", "settings", "secret", "render");
    }
  }
}

package io.cortap.adapter.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.webhook.NamedSecret;
import io.cortap.core.webhook.ReceivedWebhook;
import io.cortap.core.webhook.Verification;
import io.cortap.core.webhook.WebhookDiagnosis;
import io.cortap.core.webhook.WebhookDiagnosis.Finding;
import io.cortap.core.webhook.WebhookExamination;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code webhook verify}: whether a request is genuine, and if not, why. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a received request is a genuine webhook, and if not, why.",
      "It computes what the signature would be under the usual mistakes. Exit 0 if it is valid, 1 if",
      "not."
    },
    footer = {
      "",
      "The secret comes from a file or from a variable, never from the command line:",
      "  --secret-file, else WEBHOOK_SIGNATURE_SECRET, else CORTAP_WEBHOOK_SECRET.",
      "  CORTAP_WEBHOOK_NEXT_SECRET is looked at too.",
    })
final class WebhookVerifyCommand implements Callable<Integer> {
  private static final List<String> OWN =
      List.of("WEBHOOK_SIGNATURE_SECRET", "CORTAP_WEBHOOK_SECRET");
  private static final String NEXT = "CORTAP_WEBHOOK_NEXT_SECRET";
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final Surroundings around;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--headers",
      paramLabel = "FILE",
      description = {
        "The headers: 'Name: value' a line, as curl -i or a log shows them, or a JSON object.",
        "What follows an empty line in it is the body."
      })
  private @Nullable Path headersFile;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'NAME: VALUE'",
      description = "One header; may be repeated.")
  private List<String> headerLines = new ArrayList<>();

  @Option(
      names = "--body",
      paramLabel = "FILE",
      description = "The body, byte by byte; - for standard input, as without any.")
  private @Nullable Path bodyFile;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "The receiver's secret. One line break at its end is the editor's.")
  private @Nullable Path secretFile;

  @Option(
      names = "--other-secret-file",
      paramLabel = "FILE",
      description = "A secret that may have signed as well, an older one; may be repeated.")
  private List<Path> otherSecretFiles = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "When it was received, for instance 2027-03-15T12:00:00Z (default: now).")
  private @Nullable String at;

  @Option(
      names = "--computed",
      paramLabel = "SIGNATURE",
      description =
          "What the receiver's own code computed: explains what that code does otherwise.")
  private @Nullable String computed;

  WebhookVerifyCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    var examination = new WebhookExamination(secret(), others());
    ReceivedWebhook received = received();
    PrintWriter out = spec.commandLine().getOut();
    WebhookDiagnosis diagnosis = examination.examine(received, now());
    out.println(verdict(diagnosis));
    diagnosis.findings().forEach(finding -> print(finding, out));
    if (computed == null) {
      return diagnosis.isValid() ? Actions.OK : Actions.FAILED;
    }
    List<Finding> explained = examination.explain(received, computed);
    out.println(
        explained.isEmpty()
            ? "The computed signature is right: compare it with the header it belongs to."
            : "The computed signature is another:");
    explained.forEach(finding -> print(finding, out));
    return diagnosis.isValid() && explained.isEmpty() ? Actions.OK : Actions.FAILED;
  }

  private static String verdict(WebhookDiagnosis diagnosis) {
    return switch (diagnosis.verification()) {
      case Verification.Genuine genuine ->
          "valid: "
              + genuine.families().stream()
                  .sorted()
                  .map(family -> family.signatureHeader())
                  .collect(Collectors.joining(" and "))
              + (genuine.inBothFamilies() ? " verify" : " verifies");
      case Verification.Rejected rejected -> "NOT valid: " + rejected.detail();
    };
  }

  private static void print(Finding finding, PrintWriter out) {
    out.println((finding.proven() ? "  proven  " : "  likely  ") + finding.detail());
    out.println("          " + finding.cause().advice());
  }

  private ReceivedWebhook received() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    byte[] rest = new byte[0];
    if (headersFile != null) {
      try {
        SavedRequest saved = SavedRequest.of(new NamedFile(headersFile, spec).bytes());
        headers.putAll(saved.headers());
        rest = saved.rest();
      } catch (IllegalArgumentException e) {
        throw refused("in " + headersFile + ": " + e.getMessage());
      }
    }
    for (String line : headerLines) {
      if (!SavedRequest.add(line, headers)) {
        throw refused("a header looks like 'Name: value', was '" + line + "'");
      }
    }
    if (headers.isEmpty()) {
      throw refused("name the headers: --headers FILE, or -H 'Name: value' for each");
    }
    byte[] body = bodyFile == null && rest.length > 0 ? rest : body();
    return ReceivedWebhook.of(headers, body, json(body));
  }

  private byte[] body() {
    if (bodyFile != null && !bodyFile.equals(Path.of("-"))) {
      return new NamedFile(bodyFile, spec).bytes();
    }
    try {
      return around.in().readNBytes(MAX_BODY_BYTES);
    } catch (IOException e) {
      throw refused("standard input cannot be read: " + e.getMessage());
    }
  }

  private static Optional<Object> json(byte[] body) {
    try {
      return Optional.ofNullable(
          new ObjectMapper()
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
              .readValue(body, Object.class));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private NamedSecret secret() {
    if (secretFile != null) {
      return inFile(secretFile);
    }
    return OWN.stream()
        .flatMap(name -> inVariable(name).stream())
        .findFirst()
        .orElseThrow(
            () -> refused("name the secret: --secret-file FILE, or set " + OWN.getFirst()));
  }

  private List<NamedSecret> others() {
    var others = new ArrayList<NamedSecret>();
    otherSecretFiles.forEach(file -> others.add(inFile(file)));
    inVariable(NEXT).ifPresent(others::add);
    return others;
  }

  private Optional<NamedSecret> inVariable(String name) {
    return Optional.ofNullable(around.variables().get(name))
        .filter(text -> !text.isEmpty())
        .map(text -> new NamedSecret(name, text));
  }

  private NamedSecret inFile(Path file) {
    String text = new String(new NamedFile(file, spec).bytes(), StandardCharsets.UTF_8);
    try {
      return new NamedSecret(file.toString(), text.replaceFirst("\r?\n$", ""));
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
  }

  private Instant now() {
    if (at == null) {
      return around.clock().instant();
    }
    try {
      return Instant.parse(at);
    } catch (DateTimeParseException e) {
      throw refused("--at looks like 2027-03-15T12:00:00Z, was '" + at + "'");
    }
  }

  private ParameterException refused(@Nullable String why) {
    return new ParameterException(spec.commandLine(), String.valueOf(why));
  }
}

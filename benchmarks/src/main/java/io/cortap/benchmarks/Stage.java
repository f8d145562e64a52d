package io.cortap.benchmarks;

import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.GenerateButton;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.RouteScript;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.SetupRecords;
import io.cortap.sandbox.WebhookSink;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A stand-in Riskuity and a receiver in this process, and a folder for the service's data. */
final class Stage implements AutoCloseable {
  private static final long DEMO_PROJECT = 58;
  private static final int CALLERS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String LOOPBACK = "127.0.0.1";

  private final Clock clock = Clock.systemUTC();
  private final List<String> command;
  private final Path folder;
  private final Map<String, String> secrets;
  private final RiskuityStub riskuity;
  private final WebhookSink receiver;

  /**
   * @param command what starts the service, up to its own command
   * @param folder empty; the service's data go there
   */
  Stage(List<String> command, Path folder) throws IOException {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.secrets = drawnSecrets();
    this.riskuity = RiskuityStub.start(clock, new SecureRandom());
    this.receiver =
        WebhookSink.start(
            clock,
            SigningSecrets.of(SigningSecret.of(secrets.getOrDefault("CORTAP_WEBHOOK_SECRET", ""))));
  }

  /** As an operator gets them: from the service's own {@code secret}. */
  private Map<String, String> drawnSecrets() throws IOException {
    Process drawing =
        new ProcessBuilder(Stream.concat(command.stream(), Stream.of("secret")).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(drawing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> values = new HashMap<>();
    printed
        .lines()
        .filter(line -> line.matches("[A-Z_]+=.+"))
        .map(line -> line.split("=", 2))
        .forEach(pair -> values.put(pair[0], pair[1]));
    return values;
  }

  Path database() {
    return folder.resolve("data").resolve("jobs.db");
  }

  /** Every job reads its project, as the jobs of different users and projects do. */
  RunningService start() throws IOException, InterruptedException {
    return start(Map.of("CACHE_TTL_SECONDS", "0"));
  }

  /**
   * @param settings beside those that a service cannot do without
   */
  RunningService start(Map<String, String> settings) throws IOException, InterruptedException {
    int port = FreePort.next();
    Map<String, String> variables = new HashMap<>(secrets);
    variables.remove("CORTAP_WEBHOOK_SECRET");
    variables.put("RISKUITY_BASE_URL", riskuity.baseUrl().toString());
    variables.put("CORTAP_STORE", "local");
    variables.put("CORTAP_DATA_DIR", folder.resolve("data").toString());
    variables.put("CORTAP_HTTP_PORT", Integer.toString(port));
    variables.put("CORTAP_CALLBACK_HOSTS", LOOPBACK);
    variables.put("CORTAP_CALLBACK_HTTP_HOSTS", LOOPBACK);
    variables.put("CORTAP_CALLBACK_PORTS", Integer.toString(receiver.callbackUrl().getPort()));
    variables.put("CORTAP_CALLBACK_CIDRS", LOOPBACK + "/32");
    variables.put("PROJECT_CONFIG_PATH", SetupRecords.writeInto(folder).toString());
    variables.putAll(settings);
    List<String> serving = Stream.concat(command.stream(), Stream.of("serve")).toList();
    return RunningService.start(serving, variables, port, folder.resolve("service.log"));
  }

  /** Reviewers of the demo project, each with a token of their own. */
  Crowd crowd(RunningService service, int users) {
    var tokens = new ArrayList<String>();
    for (int i = 1; i <= users; i++) {
      var reviewer =
          new SandboxUser(
              9_000 + i,
              1,
              "reviewer-" + i + "@larkspur-review.example",
              false,
              Set.of(DEMO_PROJECT));
      tokens.add(riskuity.admit(reviewer).tokens().of(reviewer));
    }
    return new Crowd(clock, service.base(), receiver.callbackUrl(), DEMO_PROJECT, tokens);
  }

  /** How Riskuity answers for the demo project. */
  RouteScript project() {
    return riskuity.project(DEMO_PROJECT);
  }

  /** The least that a submission has to ask of Riskuity. */
  URI probe() {
    return riskuity
        .baseUrl()
        .resolve("/projects/project_controls/" + DEMO_PROJECT + "?limit=1&offset=0");
  }

  WebhookSink receiver() {
    return receiver;
  }

  /** What the user of {@link #run} brings. */
  String token() {
    return riskuity.tokens().of(SandboxUser.MARA);
  }

  /**
   * Has so many reports of the demo project made, all asked for as fast as the service takes them.
   *
   * @return from the first request to the last webhook
   */
  Duration run(RunningService service, int jobs) throws IOException, InterruptedException {
    String token = riskuity.tokens().of(SandboxUser.MARA);
    int before = receiver.deliveries().size();
    long began = System.nanoTime();
    try (var button = new GenerateButton(clock, service.base(), token);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      var clicks = new ArrayList<Future<?>>();
      for (int i = 0; i < jobs; i++) {
        clicks.add(callers.submit(() -> button.click(DEMO_PROJECT, receiver.callbackUrl())));
      }
      for (Future<?> click : clicks) {
        click.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a report was not accepted", e.getCause());
    }
    List<ReceivedDelivery> deliveries = receiver.awaitDeliveries(before + jobs, PATIENCE);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    long completed =
        deliveries.stream()
            .skip(before)
            .filter(delivery -> "completed".equals(delivery.json().get("status")))
            .map(ReceivedDelivery::jobId)
            .distinct()
            .count();
    if (completed < jobs) {
      throw new IOException(
          "%d of %d jobs completed; see %s"
              .formatted(completed, jobs, folder.resolve("service.log")));
    }
    return took;
  }

  @Override
  public void close() {
    riskuity.close();
    receiver.close();
  }
}

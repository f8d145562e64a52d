package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.FreshSecrets;
import io.cortap.core.report.Sha256;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.GenerateButton;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.SetupRecords;
import io.cortap.sandbox.WebhookSink;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds real processes of the service: a stand-in Riskuity and a receiver in this JVM, one
 * data folder, one folder of logs. Real time.
 */
final class ProcessWorld implements AutoCloseable {
  /** As long as in production: a machine that is busy with other things loses no claim. */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** How often a process looks for due work. */
  static final Duration LOOK = Duration.ofMillis(250);

  /** So long that whoever takes a job back long before its end has not waited for it. */
  static final Duration ENDLESS_LEASE = Duration.ofSeconds(90);

  /**
   * When a dead process's jobs are surely worked on again after a start on its folder. It takes
   * less than two seconds where the machine is not busy; the bound only tells it from the lease.
   */
  static final Duration TAKEN_BACK_WITHIN = Duration.ofSeconds(20);

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long BETWEEN_LOOKS_MS = 20;

  private final Clock clock = Clock.systemUTC();
  private final FreshSecrets secrets = FreshSecrets.drawnFrom(new SecureRandom());
  private final RiskuityStub riskuity = RiskuityStub.start(clock, new SecureRandom());
  private final WebhookSink receiver =
      WebhookSink.start(clock, SigningSecrets.of(SigningSecret.of(secrets.webhookSecret())));
  private final String token = riskuity.tokens().of(SandboxUser.MARA);
  private final List<ServiceProcess> processes = new ArrayList<>();
  private final List<byte[]> tokensSeen = new ArrayList<>();
  private final Path logs;
  private final Path setups;
  private final DataFolder data;
  private final Duration lease;

  ProcessWorld(Path folder) throws IOException {
    this(folder, LEASE);
  }

  ProcessWorld(Path folder, Duration lease) throws IOException {
    this.lease = lease;
    this.logs = Files.createDirectories(folder.resolve("logs"));
    this.setups = SetupRecords.writeInto(folder);
    this.data = new DataFolder(folder.resolve("data"));
    tokensSeen.add(token.getBytes(StandardCharsets.UTF_8));
  }

  RiskuityStub riskuity() {
    return riskuity;
  }

  DataFolder data() {
    return data;
  }

  Path log() {
    return logs.resolve("service.log");
  }

  /** One more {@code serve} on the data folder. */
  ServiceProcess serve() throws IOException {
    return listening(ServiceProcess.start(Main.class, environment(), log(), "serve"));
  }

  /** The same, whether it comes so far or not: nothing is waited for. */
  ServiceProcess begin() throws IOException {
    ServiceProcess begun = ServiceProcess.start(Main.class, environment(), log(), "serve");
    processes.add(begun);
    return begun;
  }

  /** The same, in a process that waits where it is told to. */
  ServiceProcess hold() throws IOException {
    return listening(ServiceProcess.start(HeldService.class, environment(), log()));
  }

  private ServiceProcess listening(ServiceProcess started) throws IOException {
    processes.add(started);
    started.awaitListening();
    return started;
  }

  /** One more {@code serve} on another folder, with the same secrets. */
  ServiceProcess serveOn(DataFolder other) throws IOException {
    Map<String, String> variables = environment();
    variables.put("CORTAP_DATA_DIR", other.path().toString());
    return listening(ServiceProcess.start(Main.class, variables, log(), "serve"));
  }

  /** Runs another command on the data folder, and waits for its exit code. */
  int command(String... arguments) throws IOException, InterruptedException {
    return ServiceProcess.start(Main.class, environment(), log(), arguments).awaitExit();
  }

  private Map<String, String> environment() {
    Map<String, String> variables = surroundings(secrets, riskuity, receiver, setups);
    // A job that finds its controls kept passes some of the points at which others are held.
    variables.put("CACHE_TTL_SECONDS", "0");
    variables.put("CORTAP_STORE", "local");
    variables.put("CORTAP_DATA_DIR", data.path().toString());
    variables.put("CORTAP_LEASE_SECONDS", Long.toString(lease.toSeconds()));
    return variables;
  }

  /** What every process needs that works with these stand-ins, wherever it keeps its jobs. */
  static Map<String, String> surroundings(
      FreshSecrets secrets, RiskuityStub riskuity, WebhookSink receiver, Path setups) {
    Map<String, String> variables = new HashMap<>(secrets.variables());
    variables.put("RISKUITY_BASE_URL", riskuity.baseUrl().toString());
    variables.put("RISKUITY_MAX_RETRIES", "0");
    variables.put("CORTAP_HTTP_PORT", Integer.toString(FreePort.next()));
    variables.put("CORTAP_CALLBACK_HOSTS", "127.0.0.1");
    variables.put("CORTAP_CALLBACK_HTTP_HOSTS", "127.0.0.1");
    variables.put("CORTAP_CALLBACK_PORTS", Integer.toString(receiver.callbackUrl().getPort()));
    variables.put("CORTAP_CALLBACK_CIDRS", "127.0.0.1/32");
    variables.put("PROJECT_CONFIG_PATH", setups.toString());
    variables.put("LOG_LEVEL", "DEBUG");
    return variables;
  }

  private GenerateButton buttonOf(ServiceProcess service) {
    return new GenerateButton(clock, service.base(), token);
  }

  /** Asks for a report. */
  String submit(ServiceProcess service, long project) throws IOException, InterruptedException {
    try (GenerateButton button = buttonOf(service)) {
      return text(button.click(project, receiver.callbackUrl()), "job_id");
    }
  }

  /** A job whose controls Riskuity does not send until it is released. */
  String submitHeldInFetch(ServiceProcess service) throws Exception {
    // The first job makes the token known, so that the second is accepted without a probe.
    assertOneResult(service, submit(service, 58));
    riskuity.project(58).hold();
    String job = submit(service, 58);
    await("the job is claimed", () -> data.count(job, "claims") == 1);
    rememberWaitingTokens();
    return job;
  }

  /** Keeps the encrypted tokens that wait now, to look for them later. */
  void rememberWaitingTokens() throws Exception {
    List<byte[]> waiting = data.waitingTokens();
    tokensSeen.addAll(waiting);
    assertThat(data.whereAnyOf(waiting)).as("where a token waits").isPresent();
  }

  /** No sealed job leaves sixteen bytes of a token or its ciphertext in any file of the folder. */
  void assertNoTokenIsKept() throws Exception {
    // An erasure that a reader was in the way of is made good at the next look for work.
    await("tokens are erased", () -> data.whereAnyOf(tokensSeen).isEmpty());
  }

  void assertNoTokenWasLogged() throws IOException {
    assertThat(Files.size(log())).isPositive();
    assertThat(DataFolder.whereAnyOf(logs, List.of(token.getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
  }

  /** The job's report is made and its webhook delivered, both once as far as anybody can see. */
  void assertOneResult(ServiceProcess service, String jobId) throws Exception {
    assertOneResult(service, data, jobId);
  }

  /** The same, of a service on that folder. */
  void assertOneResult(ServiceProcess service, DataFolder data, String jobId) throws Exception {
    try (GenerateButton button = buttonOf(service)) {
      Map<String, @Nullable Object> job = button.follow(jobId, PATIENCE, seen -> {});
      assertThat(job).as("job").containsEntry("status", "completed");
      await("delivered", () -> data.document(jobId).contains("\"delivered\""));
      byte[] visible = opened(button, service, job);
      assertThat(deliveries(jobId))
          .isNotEmpty()
          .allSatisfy(delivery -> {
            assertThat(delivery.isGenuineInBothFamilies()).isTrue();
            assertThat(delivery.eventId()).isEqualTo("evt_" + jobId + "_completed");
            assertThat(text(delivery.json(), "sha256")).isEqualTo(Sha256.of(visible).hex());
            assertThat(opened(button, service, delivery.json())).isEqualTo(visible);
          });
      assertThat(data.reportsOf(jobId))
          .singleElement()
          .satisfies(key -> assertThat(data.blob(key)).isEqualTo(visible));
    }
  }

  /**
   * The job has come to an end that its receiver was told by one event: a report, or, where three
   * of its workers were killed, that it is not tried again.
   */
  void assertOneEnd(ServiceProcess service, String jobId) throws Exception {
    try (GenerateButton button = buttonOf(service)) {
      Map<String, @Nullable Object> job = button.follow(jobId, PATIENCE, seen -> {});
      if (text(job, "status").equals("completed")) {
        assertOneResult(service, jobId);
        return;
      }
      assertThat(job).as("job").containsEntry("status", "failed");
      assertThat(text(job, "error")).contains("JOB_CRASHED");
      assertThat(data.count(jobId, "crashes")).isGreaterThanOrEqualTo(3);
      await("delivered", () -> data.document(jobId).contains("\"delivered\""));
      assertThat(deliveries(jobId))
          .isNotEmpty()
          .allSatisfy(
              delivery -> assertThat(delivery.eventId()).isEqualTo("evt_" + jobId + "_failed"));
      assertThat(data.reportsOf(jobId)).isEmpty();
    }
  }

  /** Links are good at every process of the service. */
  private static byte[] opened(
      GenerateButton button, ServiceProcess service, Map<String, @Nullable Object> members)
      throws IOException, InterruptedException {
    URI link = URI.create(text(members, "download_url"));
    return button.download(service.base().resolve(link.getPath()));
  }

  List<ReceivedDelivery> deliveries(String jobId) {
    return receiver.deliveries().stream()
        .filter(delivery -> delivery.jobId().equals(jobId))
        .toList();
  }

  /** Looks again and again, in real time: these are other processes. */
  static void await(String what, Callable<Boolean> condition) throws Exception {
    await(what, PATIENCE, condition);
  }

  /** The same within a limit, which is part of what is promised. */
  static void await(String what, Duration limit, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what + " within " + limit).isLessThan(end);
      Thread.sleep(BETWEEN_LOOKS_MS);
    }
  }

  private static String text(Map<String, @Nullable Object> members, String name) {
    return Objects.toString(members.get(name), "");
  }

  @Override
  public void close() {
    processes.forEach(ServiceProcess::close);
    riskuity.close();
    receiver.close();
  }
}

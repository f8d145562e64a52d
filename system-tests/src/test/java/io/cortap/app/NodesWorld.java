package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.aws.AwsInTests;
import io.cortap.adapter.cli.FreshSecrets;
import io.cortap.adapter.testkit.StandIn;
import io.cortap.core.job.JobId;
import io.cortap.core.report.Sha256;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds nodes that share nothing but a table in DynamoDB Local and a bucket in S3Proxy:
 * each is a process with a log of its own. Real time.
 */
final class NodesWorld implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Clock clock = Clock.systemUTC();
  private final FreshSecrets secrets = FreshSecrets.drawnFrom(new SecureRandom());
  private final RiskuityStub riskuity = RiskuityStub.start(clock, new SecureRandom());
  private final WebhookSink receiver =
      WebhookSink.start(clock, SigningSecrets.of(SigningSecret.of(secrets.webhookSecret())));
  private final String token = riskuity.tokens().of(SandboxUser.MARA);
  private final String table = AwsInTests.emptyTableName();
  private final String bucket = AwsInTests.emptyBucket();
  private final List<Node> nodes = new ArrayList<>();
  private final Path logs;
  private final Path setups;
  private final Duration lease;

  NodesWorld(Path folder, Duration lease) throws IOException {
    this.lease = lease;
    this.logs = Files.createDirectories(folder.resolve("logs"));
    this.setups = SetupRecords.writeInto(folder);
  }

  /** A process, and where it tells what it did. */
  record Node(ServiceProcess process, Path log) {
    /** How many reports it has made so far. */
    long made() throws IOException {
      return Files.readAllLines(log).stream()
          .filter(line -> line.contains("\"job_completed\""))
          .count();
    }
  }

  RiskuityStub riskuity() {
    return riskuity;
  }

  /** One more node, which makes one job at a time; it may not listen yet. */
  Node begin() throws IOException {
    // What waits is there for the others.
    return begin(Map.of("MAX_CONCURRENT_JOBS", "1", "CORTAP_MAX_CONCURRENT_FETCHES", "1"));
  }

  /**
   * The same.
   *
   * @param settings beside those that it cannot do without
   */
  Node begin(Map<String, String> settings) throws IOException {
    Map<String, String> variables = ProcessWorld.surroundings(secrets, riskuity, receiver, setups);
    variables.put("CORTAP_STORE", "aws");
    variables.put("JOBS_TABLE_NAME", table);
    variables.put("S3_BUCKET_NAME", bucket);
    variables.put("S3_REGION", "us-east-1");
    variables.put("CORTAP_DYNAMODB_ENDPOINT", "http://127.0.0.1:" + StandIn.dynamoPort());
    variables.put("CORTAP_S3_ENDPOINT", "http://127.0.0.1:" + StandIn.s3Port());
    variables.put("AWS_ACCESS_KEY_ID", StandIn.ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", StandIn.SECRET_KEY);
    variables.put("CORTAP_LEASE_SECONDS", Long.toString(lease.toSeconds()));
    variables.putAll(settings);
    Path log = logs.resolve("node-" + nodes.size() + ".log");
    var node = new Node(ServiceProcess.start(Main.class, variables, log, "serve"), log);
    nodes.add(node);
    return node;
  }

  private GenerateButton buttonAt(Node node) {
    return new GenerateButton(clock, node.process().base(), token);
  }

  /** How many jobs the receiver has been told of. */
  int told() {
    return (int) receiver.deliveries().stream().map(ReceivedDelivery::jobId).distinct().count();
  }

  /** Asks a node for a report. */
  String submit(Node node, long project) throws IOException, InterruptedException {
    try (GenerateButton button = buttonAt(node)) {
      return text(button.click(project, receiver.callbackUrl()), "job_id");
    }
  }

  /**
   * The job has come to an end that its receiver was told by one event: a report, the same wherever
   * it is fetched, or, where three of its workers were killed, that it is not tried again.
   */
  void assertOneEnd(Node node, String jobId) throws Exception {
    try (GenerateButton button = buttonAt(node)) {
      Map<String, @Nullable Object> job = button.follow(jobId, PATIENCE, seen -> {});
      ProcessWorld.await("the receiver is told of " + jobId, () -> !deliveries(jobId).isEmpty());
      if (text(job, "status").equals("failed")) {
        assertThat(text(job, "error")).contains("JOB_CRASHED");
        assertThat(deliveries(jobId))
            .extracting(ReceivedDelivery::eventId)
            .containsOnly("evt_" + jobId + "_failed");
        return;
      }
      assertThat(job).as("job").containsEntry("status", "completed");
      byte[] visible = opened(button, node, job);
      assertThat(deliveries(jobId))
          .allSatisfy(delivery -> {
            assertThat(delivery.isGenuineInBothFamilies()).isTrue();
            assertThat(delivery.eventId()).isEqualTo("evt_" + jobId + "_completed");
            assertThat(text(delivery.json(), "sha256")).isEqualTo(Sha256.of(visible).hex());
            assertThat(opened(button, node, delivery.json())).isEqualTo(visible);
          });
    }
  }

  /** Also of those jobs whose submission was cut off before its answer. */
  void assertNoTokenIsKept(List<String> accepted) throws Exception {
    ProcessWorld.await(
        "no job holds a token",
        () -> AwsInTests.jobsByToken(table).getOrDefault(true, List.of()).isEmpty());
    assertThat(AwsInTests.jobsByToken(table).getOrDefault(false, List.of()))
        .extracting(JobId::value)
        .containsAll(accepted);
  }

  void assertNoTokenWasLogged() throws IOException {
    assertThat(DataFolder.whereAnyOf(logs, List.of(token.getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
  }

  /** The service's links are good at every node, as behind a load balancer. */
  private static byte[] opened(
      GenerateButton button, Node node, Map<String, @Nullable Object> members)
      throws IOException, InterruptedException {
    URI link = URI.create(text(members, "download_url"));
    return button.download(
        link.getPath().startsWith("/api/") ? node.process().base().resolve(link.getPath()) : link);
  }

  private List<ReceivedDelivery> deliveries(String jobId) {
    return receiver.deliveries().stream()
        .filter(delivery -> delivery.jobId().equals(jobId))
        .toList();
  }

  private static String text(Map<String, @Nullable Object> members, String name) {
    return Objects.toString(members.get(name), "");
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.process().close());
    riskuity.close();
    receiver.close();
  }
}

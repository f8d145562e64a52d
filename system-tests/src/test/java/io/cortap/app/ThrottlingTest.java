package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.aws.AwsInTests;
import io.cortap.adapter.aws.ThrottledBuckets;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.adapter.testkit.StandIn;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.sandbox.SandboxUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a table that refuses everything for a while. */
final class ThrottlingTest {
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void giveCredentials() {
    System.setProperty("aws.accessKeyId", StandIn.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", StandIn.SECRET_KEY);
  }

  @Test
  void callersAreAskedToComeBackAndNoAcceptedJobIsLost() throws Exception {
    try (LifecycleWorld world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
        ThrottledTable table = new ThrottledTable();
        HttpClient client = HttpClient.newHttpClient()) {
      Service service =
          ServiceInWorld.create(
              world, variables(world, table.endpoint(), AwsInTests.emptyBucket()));
      service.http().start();
      URI base = URI.create("http://127.0.0.1:" + service.http().port());
      try {
        assertThat(submit(client, base, world).statusCode()).isEqualTo(202);

        table.shut();
        HttpResponse<String> refused = submit(client, base, world);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        // Where nobody steps it, the worker logs this and looks again.
        assertThatThrownBy(() -> service.workflow().worker().runDue())
            .isInstanceOf(PortUnavailableException.class);
        assertThat(world.receiver().deliveries()).isEmpty();

        table.open();
        assertThat(submit(client, base, world).statusCode()).isEqualTo(202);
        service.workflow().worker().runDue();
        assertThat(world.receiver().deliveries())
            .as("what was accepted before and after")
            .hasSize(2);
      } finally {
        service.stop();
      }
    }
  }

  @Test
  void aBucketThatTakesNothingForAWhileCostsNoJobItsReport() throws Exception {
    String bucket = AwsInTests.emptyBucket();
    URI table = URI.create("http://127.0.0.1:" + StandIn.dynamoPort());
    try (LifecycleWorld world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
        HttpClient client = HttpClient.newHttpClient()) {
      Service service = ServiceInWorld.create(world, variables(world, table, bucket));
      service.http().start();
      URI base = URI.create("http://127.0.0.1:" + service.http().port());
      try {
        ThrottledBuckets.shut(bucket);
        assertThat(submit(client, base, world).statusCode()).as("needs no bucket").isEqualTo(202);
        service.workflow().worker().runDue();
        assertThat(world.receiver().deliveries()).as("put off, not failed").isEmpty();

        ThrottledBuckets.open(bucket);
        world.clock().advance(Duration.ofSeconds(2));
        service.workflow().worker().runDue();
        assertThat(world.receiver().deliveries())
            .singleElement()
            .satisfies(
                delivery -> assertThat(delivery.json()).containsEntry("status", "completed"));
      } finally {
        ThrottledBuckets.open(bucket);
        service.stop();
      }
    }
  }

  private Map<String, String> variables(LifecycleWorld world, URI table, String bucket) {
    Map<String, String> variables = ServiceInWorld.variables(world, folder);
    variables.put("CORTAP_STORE", "aws");
    variables.put("JOBS_TABLE_NAME", AwsInTests.emptyTableName());
    variables.put("S3_BUCKET_NAME", bucket);
    variables.put("S3_REGION", "us-east-1");
    variables.put("CORTAP_DYNAMODB_ENDPOINT", table.toString());
    variables.put("CORTAP_S3_ENDPOINT", "http://127.0.0.1:" + StandIn.s3Port());
    return variables;
  }

  private static HttpResponse<String> submit(HttpClient client, URI base, LifecycleWorld world)
      throws Exception {
    String form =
        """
        {"project_id": 58, "report_type": "draft_audit_report", "callback_url": "%s"}
        """
            .formatted(world.receiver().callbackUrl());
    return client.send(
        HttpRequest.newBuilder(base.resolve("/api/v1/generate-report"))
            .header("Authorization", "Bearer " + world.riskuity().tokens().of(SandboxUser.MARA))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }
}

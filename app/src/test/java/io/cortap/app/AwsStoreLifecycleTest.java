package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.aws.AwsInTests;
import io.cortap.adapter.testkit.HttpLifecycleDriver;
import io.cortap.adapter.testkit.LifecycleDriver;
import io.cortap.adapter.testkit.LifecycleDriver.Seen;
import io.cortap.adapter.testkit.LifecycleDriver.Submitted;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.adapter.testkit.ReportLifecycleContract;
import io.cortap.adapter.testkit.StandIn;
import io.cortap.sandbox.SandboxUser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service over HTTP, its jobs in DynamoDB Local and its files in S3Proxy. */
final class AwsStoreLifecycleTest extends ReportLifecycleContract {
  @TempDir private Path folder = Path.of("");

  /**
   * A session's, as a role has them, so that links are stable. The SDK looks for them in the
   * properties of the JVM first.
   */
  @BeforeAll
  static void giveCredentials() {
    System.setProperty("aws.accessKeyId", StandIn.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", StandIn.SECRET_KEY);
    System.setProperty("aws.sessionToken", "an-invented-token");
  }

  @Override
  protected LifecycleDriver start(LifecycleWorld world) {
    return startNode(world, folder, AwsInTests.emptyTableName(), AwsInTests.emptyBucket());
  }

  static LifecycleDriver startNode(LifecycleWorld world, Path folder, String table, String bucket) {
    Map<String, String> variables = ServiceInWorld.variables(world, folder);
    variables.put("CORTAP_STORE", "aws");
    variables.put("JOBS_TABLE_NAME", table);
    variables.put("S3_BUCKET_NAME", bucket);
    variables.put("S3_REGION", "us-east-1");
    variables.put("CORTAP_DYNAMODB_ENDPOINT", "http://127.0.0.1:" + StandIn.dynamoPort());
    variables.put("CORTAP_S3_ENDPOINT", "http://127.0.0.1:" + StandIn.s3Port());
    Service service = ServiceInWorld.create(world, variables);
    service.http().start();
    return new HttpLifecycleDriver(
        URI.create("http://127.0.0.1:" + service.http().port()),
        () -> service.workflow().worker().runDue(),
        service::stop);
  }

  @Test
  void whatOneNodeAcceptedAnotherMakesAndEveryNodeShows() {
    String table = AwsInTests.emptyTableName();
    String bucket = AwsInTests.emptyBucket();
    try (LifecycleWorld world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
        LifecycleDriver first = startNode(world, folder, table, bucket);
        LifecycleDriver second = startNode(world, folder, table, bucket)) {
      String token = world.riskuity().tokens().of(SandboxUser.MARA);
      Submitted submitted =
          first.submit(
              token,
              Map.of(
                  "project_id",
                  58L,
                  "report_type",
                  "draft_audit_report",
                  "callback_url",
                  world.receiver().callbackUrl().toString()));
      String jobId = submitted instanceof Submitted.Accepted accepted ? accepted.jobId() : "";

      second.doDueWork();
      first.doDueWork();

      for (LifecycleDriver node : List.of(first, second)) {
        assertThat(node.look(token, jobId))
            .isInstanceOfSatisfying(
                Seen.Job.class, job -> assertThat(job.status()).isEqualTo("completed"));
      }
      assertThat(world.receiver().deliveries()).hasSize(1);
    }
  }
}

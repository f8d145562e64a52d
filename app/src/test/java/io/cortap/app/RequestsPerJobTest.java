package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.aws.AwsInTests;
import io.cortap.adapter.aws.RequestLedger;
import io.cortap.adapter.testkit.LifecycleDriver;
import io.cortap.adapter.testkit.LifecycleDriver.Submitted;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.sandbox.SandboxUser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one job costs at DynamoDB and S3, from the click to the delivered webhook. */
final class RequestsPerJobTest {
  private static final String LOOK = "Query due";

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void giveCredentials() {
    AwsStoreLifecycleTest.giveCredentials();
  }

  private static void click(LifecycleWorld world, LifecycleDriver service) throws Exception {
    String token = world.riskuity().tokens().of(SandboxUser.MARA);
    Submitted submitted =
        service.submit(
            token,
            Map.of(
                "project_id",
                58L,
                "report_type",
                "draft_audit_report",
                "callback_url",
                world.receiver().callbackUrl().toString()));
    assertThat(submitted).isInstanceOf(Submitted.Accepted.class);
    service.doDueWork();
  }

  @Test
  void aJobTakesTwelveRequestsFromTheClickToItsWebhook() throws Exception {
    String table = AwsInTests.emptyTableName();
    String bucket = AwsInTests.emptyBucket();
    try (LifecycleWorld world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
        LifecycleDriver service = AwsStoreLifecycleTest.startNode(world, folder, table, bucket)) {
      // The first job of a node makes its tenant known too, and has the day's housekeeping done.
      click(world, service);
      int jobs = 1;
      Map<String, Integer> sent;
      do {
        RequestLedger.forget(table, bucket);
        click(world, service);
        jobs++;
        sent = RequestLedger.sentTo(table, bucket);
        // A connection that the stand-in ended costs a repetition: that job tells nothing.
      } while (sent.containsKey(RequestLedger.AGAIN) && jobs < 6);
      // Looks for due work are no job's: an idle node makes them too.
      sent.remove(LOOK);
      assertThat(world.receiver().deliveries()).hasSize(jobs);
      assertThat(sent)
          .isEqualTo(
              Map.of(
                  "Query standing", 1,
                  "TransactWriteItems", 6,
                  "BatchGetItem", 2,
                  "GetItem", 1,
                  "PutObject", 2));
    }
  }

  @Test
  void aNodeWithNothingToDoAsksTheDueIndexSixTimesALookAndNothingElse() {
    String table = AwsInTests.emptyTableName();
    String bucket = AwsInTests.emptyBucket();
    try (LifecycleWorld world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"));
        LifecycleDriver service = AwsStoreLifecycleTest.startNode(world, folder, table, bucket)) {
      service.doDueWork();
      RequestLedger.forget(table, bucket);

      service.doDueWork();

      Map<String, Integer> sent = RequestLedger.sentTo(table, bucket);
      sent.remove(RequestLedger.AGAIN);
      assertThat(sent).isEqualTo(Map.of(LOOK, 6));
    }
  }
}

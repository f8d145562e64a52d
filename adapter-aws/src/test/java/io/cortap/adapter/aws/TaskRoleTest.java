package io.cortap.adapter.aws;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.TENANT;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.withoutCallback;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cortap.core.audit.Actor;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Due;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.job.Retention;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.JobStore.Added;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The role of the template beside the calls that the adapters really make. */
class TaskRoleTest {
  private final Set<String> called = new ConcurrentSkipListSet<>();

  /** Names what IAM asks for each call. */
  private final ExecutionInterceptor recorder =
      new ExecutionInterceptor() {
        @Override
        public void beforeExecution(
            Context.BeforeExecution context, ExecutionAttributes attributes) {
          actions(context.request()).forEach(called::add);
        }
      };

  private static Stream<String> actions(SdkRequest request) {
    String call = request.getClass().getSimpleName().replaceAll("Request$", "");
    return switch (call) {
      case "TransactWriteItems" ->
          ((TransactWriteItemsRequest) request).transactItems().stream().map(TaskRoleTest::action);
      case "PutObject", "GetObject", "DeleteObject" -> Stream.of("s3:" + call);
      case "HeadObject" -> Stream.of("s3:GetObject");
      case "GetBucketPolicy" -> Stream.of("s3:GetBucketPolicy");
      case "GetPublicAccessBlock" -> Stream.of("s3:GetBucketPublicAccessBlock");
      case "GetBucketLifecycleConfiguration" -> Stream.of("s3:GetLifecycleConfiguration");
      case "ListObjectsV2" -> Stream.of("s3:ListBucket");
      default -> Stream.of("dynamodb:" + call);
    };
  }

  private static String action(TransactWriteItem item) {
    if (item.put() != null) {
      return "dynamodb:PutItem";
    }
    return item.delete() != null ? "dynamodb:DeleteItem" : "dynamodb:ConditionCheckItem";
  }

  @Test
  void allowsWhatTheAdaptersCallAndNothingElse() {
    String table = AwsInTests.emptyTableName();
    String bucket = AwsInTests.emptyBucket();
    callEverything(
        new DynamoTable(AwsInTests.dynamo(recorder), table),
        AwsInTests.blobs(AwsInTests.s3(recorder), bucket));
    new AwsExaminer(
            AwsInTests.CREDENTIALS,
            AwsInTests.dynamo(recorder),
            AwsInTests.s3(recorder),
            table,
            bucket,
            AwsInTests.KEPT,
            List.of())
        .examine(NOON);

    assertThat(allowed()).containsExactlyInAnyOrderElementsOf(called);
  }

  private static Set<String> allowed() {
    var actions = new TreeSet<String>();
    for (JsonNode statement :
        AwsInTests.resource("TaskRole").at("/Policies/0/PolicyDocument/Statement")) {
      JsonNode action = statement.get("Action");
      List<JsonNode> each = new ArrayList<>();
      if (action.isTextual()) {
        each.add(action);
      }
      action.forEach(each::add);
      each.stream()
          .map(JsonNode::textValue)
          .filter(name -> !name.startsWith("kms:"))
          .forEach(actions::add);
    }
    return actions;
  }

  private static void callEverything(DynamoTable table, S3BlobStore blobs) {
    var jobs = new DynamoJobStore(table, AwsInTests.KEPT);
    var added =
        (Added.Stored) jobs.add(withoutCallback(1), IdempotencyClaim.NONE, QueueLimits.STANDARD);
    jobs.add(queued(2), IdempotencyClaim.NONE, QueueLimits.STANDARD);
    jobs.replace(added.job(), added.job().value().cancel(NOON));
    jobs.find(queued(2).key());
    jobs.due(Due.Lane.REPORT, NOON, 10);
    var index = new DynamoJobIndex(table);
    index.list(
        new JobQuery(
            queued(2).accepted().requester(), Optional.empty(), Optional.empty(), Instant.EPOCH),
        Optional.empty(),
        10);
    index.listOfTenant(
        new TenantQuery(TENANT, Instant.EPOCH, Optional.empty(), Optional.empty(), Instant.EPOCH),
        Optional.empty(),
        10);
    index.backlog(TENANT);
    setUp(new DynamoSetupStore(table));
    var roots = new DynamoAuditRoots(table);
    roots.ends(TENANT, LocalDate.EPOCH, LocalDate.MAX);
    roots.add(DailyRoot.of(TENANT, TrailEnd.dayOf(NOON), Optional.empty(), List.of()));
    roots.trails(trail -> {});
    var key = new BlobKey("reports/12/project-58/a_20270315_120000_" + queued(9).id() + "_1.docx");
    var blob = new Blob(new byte[] {1}, "text/plain", "a.txt");
    blobs.put(key, blob);
    blobs.put(key, blob);
    blobs.find(key);
    var caretaker = new AwsCaretaker(table, blobs);
    caretaker.tryJobs();
    caretaker.tryBlobs();
    caretaker.removePast(NOON.plus(Duration.ofDays(200)), new Retention(NOON.plusSeconds(1)));
  }

  private static void setUp(DynamoSetupStore setups) {
    var project = new ProjectKey(TENANT, new ProjectId(58));
    var record = new SetupRecord(Map.of("notes", "invented"));
    setups.replace(
        project,
        0,
        record,
        SetupTrail.changed(
                setups.trail(project), 1, SetupRecord.EMPTY, record, Actor.operator("mara"), NOON)
            .records()
            .getLast());
    setups.find(project);
  }
}

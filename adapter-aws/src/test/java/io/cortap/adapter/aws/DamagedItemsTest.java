package io.cortap.adapter.aws;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.added;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.audit.AuditCheck;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Somebody edits the table. */
class DamagedItemsTest {
  private String name = "";
  private DynamoTable table = new DynamoTable(AwsInTests.DYNAMO, name);
  private DynamoJobStore jobs = new DynamoJobStore(table, AwsInTests.KEPT);

  @BeforeEach
  void storeTwoJobs() {
    name = AwsInTests.emptyTableName();
    table = new DynamoTable(AwsInTests.DYNAMO, name);
    jobs = new DynamoJobStore(table, AwsInTests.KEPT);
    added(jobs, queued(1));
    added(jobs, queued(2));
  }

  private void edit(String key, String attribute, String text) {
    AwsInTests.DYNAMO.updateItem(update ->
        update
            .tableName(name)
            .key(Map.of("job_id", AttributeValue.fromS(key)))
            .updateExpression("SET #attribute = :text")
            .expressionAttributeNames(Map.of("#attribute", attribute))
            .expressionAttributeValues(Map.of(":text", AttributeValue.fromS(text))));
  }

  private static String firstRecord(Job job) {
    return Keys.audit(job.trail().name(), 1);
  }

  @Test
  void aDamagedJobIsToldToWhoeverAsksForItAndHoldsUpNoOther() {
    edit(queued(1).id().value(), "document", "scribble");

    assertThatThrownBy(() -> jobs.find(queued(1).key()))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("damaged");
    assertThat(jobs.due(Due.Lane.REPORT, NOON, 10))
        .extracting(Versioned::value)
        .containsExactly(queued(2));
  }

  @Test
  void aRecordThatIsGoneIsFound() {
    AwsInTests.DYNAMO.deleteItem(delete ->
        delete.tableName(name).key(Map.of("job_id", AttributeValue.fromS(firstRecord(queued(1))))));

    assertThat(breaks()).isNotEmpty().allMatch(line -> line.contains(queued(1).id().value()));
  }

  @Test
  void aRecordThatWasEditedIsFound() {
    String record = StoredJson.write(queued(1).trail().records().getFirst());
    edit(firstRecord(queued(1)), "record", record.replace("user:7", "user:8"));

    assertThat(breaks()).isNotEmpty().allMatch(line -> line.contains(queued(1).id().value()));
  }

  @Test
  void aTableThatNobodyEditedIsSound() {
    assertThat(breaks()).isEmpty();
  }

  private List<String> breaks() {
    var check = new AuditCheck(NOON);
    new DynamoAuditRoots(table).trails(check::addTrail);
    return check.verdict().breaks();
  }
}

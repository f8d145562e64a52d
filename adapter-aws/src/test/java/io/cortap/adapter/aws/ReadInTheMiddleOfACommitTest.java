package io.cortap.adapter.aws;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.added;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.audit.AuditCheck;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody reads while DynamoDB goes through the items of a transaction. */
class ReadInTheMiddleOfACommitTest {
  private static final IdempotencyClaim CLAIM =
      IdempotencyClaim.of(
          new IdempotencyKey("click-1"),
          queued(1).accepted().requester(),
          new UserToken("a.sample.token"),
          true,
          NOON,
          LinkPolicy.STANDARD);

  private final HidingDynamo dynamo = new HidingDynamo(AwsInTests.DYNAMO);
  private final String name = AwsInTests.emptyTableName();
  private final DynamoJobStore jobs =
      new DynamoJobStore(new DynamoTable(dynamo, name), AwsInTests.KEPT);

  @BeforeEach
  void storeAJob() {
    assertThat(jobs.add(queued(1), CLAIM, QueueLimits.STANDARD))
        .isInstanceOf(JobStore.Added.Stored.class);
  }

  private static String firstRecord(Job job) {
    return Keys.audit(job.trail().name(), 1);
  }

  private JobStore.Added addedAgain() {
    return jobs.add(queued(2), CLAIM, QueueLimits.STANDARD);
  }

  @Test
  void aKeyWhoseJobIsNotSeenYetIsHeldAllTheSame() {
    dynamo.hide(queued(1).id().value(), 1);

    assertThat(addedAgain()).isInstanceOf(JobStore.Added.KeyHeld.class);
  }

  @Test
  void aKeyWhoseJobIsNotSeenWholeYetIsHeldAllTheSame() {
    dynamo.hide(firstRecord(queued(1)), 1);

    assertThat(addedAgain()).isInstanceOf(JobStore.Added.KeyHeld.class);
  }

  @Test
  void aKeyWhoseJobIsNeverSeenIsGivenToNobodyElse() {
    dynamo.hide(queued(1).id().value(), Integer.MAX_VALUE);

    assertThatThrownBy(this::addedAgain).isInstanceOf(PortUnavailableException.class);
    assertThat(jobs.find(queued(2).key())).isEmpty();
  }

  @Test
  void aJobIsReadOnceAllItsRecordsAreThere() {
    dynamo.hide(firstRecord(queued(1)), 2);

    assertThat(jobs.find(queued(1).key()).orElseThrow().value()).isEqualTo(queued(1));
  }

  @Test
  void aRecordThatTheWalkOverTheTableMissedIsNotCalledRemoved() {
    dynamo.hide(firstRecord(queued(1)), 1);
    var check = new AuditCheck(NOON);

    new DynamoAuditRoots(new DynamoTable(dynamo, name)).trails(check::addTrail);

    assertThat(check.verdict().breaks()).isEmpty();
    assertThat(check.verdict().records()).isEqualTo(queued(1).trail().records().size());
  }

  @Test
  void dueWorkIsNotLeftOutForARecordThatIsAboutToCome() {
    added(jobs, queued(2));
    dynamo.hide(firstRecord(queued(1)), 2);

    assertThat(jobs.due(Due.Lane.REPORT, NOON, 10))
        .extracting(Versioned::value)
        .containsExactly(queued(1), queued(2));
  }
}

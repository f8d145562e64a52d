package io.cortap.workflow;

import static io.cortap.workflow.Bench.MARA;
import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.TOKEN;
import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.JobStatus;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.BlobKey;
import io.cortap.core.webhook.AttemptOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HousekeepingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration RETENTION = Duration.ofDays(30);

  private final Bench bench = new Bench();

  private boolean isStored(JobId id) {
    return bench.jobs.find(new JobKey(MARA.tenant(), id)).isPresent();
  }

  private List<BlobKey> storedBlobs() {
    return bench.blobs.written().stream().filter(key -> bench.blobs.find(key).isPresent()).toList();
  }

  @Test
  void whatTheRetentionHasPassedIsRemovedWithinADayAndNotSeenMeanwhile() {
    Workflow node = bench.node("a");
    JobId id = accepted(node);
    node.worker().runDue();
    for (Duration age = DAY; age.compareTo(RETENTION) < 0; age = age.plus(DAY)) {
      bench.clock.advance(DAY);
      node.worker().runDue();
      assertThat(isStored(id)).as("after %s", age).isTrue();
    }
    assertThat(storedBlobs()).hasSize(2);

    bench.clock.advance(DAY);
    bench.tokens.issue(TOKEN, MARA, bench.clock.instant().plus(Duration.ofHours(1)));
    assertThat(refusal(node.findJob().find(caller(), id)).code())
        .isEqualTo(FailureCode.JOB_NOT_FOUND);
    node.worker().runDue();

    assertThat(isStored(id)).isFalse();
    assertThat(storedBlobs()).isEmpty();
  }

  @Test
  void theFirstLookComesWithTheStartOfANode() {
    JobId id = accepted(bench.node("a"));
    bench.node("a").worker().runDue();
    bench.clock.advance(RETENTION);

    bench.node("b").worker().runDue();

    assertThat(isStored(id)).isFalse();
  }

  @Test
  void aJobThatWaitedLongerThanTheRetentionIsStillMade() {
    JobId id = accepted(bench.node("a"));
    bench.clock.advance(RETENTION.plus(DAY));

    bench.node("a").worker().runDue();

    assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(storedBlobs()).hasSize(2);
  }

  @Test
  void aReportWhoseWebhookIsStillOwedStays() {
    bench.receiver.answer(attempt -> new AttemptOutcome.EgressFailed("no name server answers"));
    JobId id = accepted(bench.node("a"));
    bench.node("a").worker().runDue();
    bench.clock.advance(RETENTION.plus(DAY));

    bench.node("a").worker().runDue();

    assertThat(isStored(id)).isTrue();
    assertThat(storedBlobs()).hasSize(2);
    assertThat(bench.clock.instant()).isEqualTo(NOON.plus(RETENTION).plus(DAY));
  }
}

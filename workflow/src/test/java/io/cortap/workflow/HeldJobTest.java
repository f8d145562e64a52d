package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Phase;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeldJobTest {
  private static final Instant SOON = NOON.plusMillis(999);
  private static final NodeId NODE = new NodeId("a");
  private static final NodeId OTHER = new NodeId("b");
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final Bench bench = new Bench();
  private final JobId id = accepted(bench.node("a"));
  private final HeldJob held =
      HeldJob.claim(bench.jobs, bench.stored(id), job -> job.claim(NOON, NODE, LEASE))
          .orElseThrow();

  private static Phase phase(Job job) {
    return job.state() instanceof Running running ? running.phase() : Phase.AUTHORIZE;
  }

  private Job sealing(Instant now) {
    return held.note(now, job -> job.enter(now, Phase.SEAL));
  }

  private static List<AuditAction> actions(Job job) {
    return job.trail().records().stream().map(AuditRecord::action).toList();
  }

  @Test
  void whatIsNotedWithinASecondIsSeenByTheHolderAndNotWritten() {
    Versioned<Job> before = bench.stored(id);

    assertThat(phase(sealing(SOON))).isEqualTo(Phase.SEAL);

    assertThat(phase(held.job())).isEqualTo(Phase.SEAL);
    assertThat(bench.stored(id)).isEqualTo(before);
  }

  @Test
  void theNextMoveWritesWhatWasNotedWithItsAuditRecord() {
    sealing(SOON);

    held.update(job -> job.beat(SOON, LEASE));

    assertThat(phase(bench.job(id))).isEqualTo(Phase.SEAL);
    assertThat(actions(bench.job(id))).containsOnlyOnce(AuditAction.FETCHED);
  }

  @Test
  void aSecondAfterTheLastWriteANoteIsWrittenAtOnce() {
    held.note(NOON.plusSeconds(1), job -> job.reached(30));
    assertThat(bench.job(id).progress()).isEqualTo(30);

    held.note(NOON.plusMillis(1_999), job -> job.reached(40));
    assertThat(bench.job(id).progress()).isEqualTo(30);

    held.note(NOON.plusSeconds(2), job -> job.reached(50));
    assertThat(bench.job(id).progress()).isEqualTo(50);
  }

  @Test
  void aWriteOfAnotherInBetweenLosesNoNote() {
    sealing(SOON);
    Versioned<Job> stored = bench.stored(id);
    assertThat(bench.jobs.replace(stored, stored.value().reached(7))).isPresent();

    held.update(job -> job.beat(SOON, LEASE));

    assertThat(phase(bench.job(id))).isEqualTo(Phase.SEAL);
    assertThat(actions(bench.job(id))).containsOnlyOnce(AuditAction.FETCHED);
  }

  @Test
  void whoseClaimWasTakenOverWritesNothingOfWhatWasNoted() {
    sealing(SOON);
    Versioned<Job> stored = bench.stored(id);
    Instant later = NOON.plus(LEASE);
    assertThat(bench.jobs.replace(stored, stored.value().claim(later, OTHER, LEASE))).isPresent();
    Job taken = bench.job(id);

    assertThatExceptionOfType(LostClaimException.class)
        .isThrownBy(() -> held.update(job -> job.beat(later, LEASE)));
    assertThatExceptionOfType(LostClaimException.class)
        .isThrownBy(() -> held.note(later, job -> job.reached(50)));

    assertThat(bench.job(id)).isEqualTo(taken);
  }
}

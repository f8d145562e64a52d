package io.cortap.workflow;

import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryControlsCache;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.Material;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.ports.outbound.Versioned;
import io.cortap.workflow.WorkflowSettings.Capacity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** How much is done at once by a worker that runs by itself. */
final class CapacityTest {
  private static final int LOOKS = 10_000;

  private final Bench bench = new Bench();
  private final AtomicInteger inside = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  /** Stays inside until it is released. */
  private void stay() {
    inside.incrementAndGet();
    try {
      if (!released.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("nobody released the work");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<JobId> acceptedJobs(int count) {
    var ids = new ArrayList<JobId>();
    Workflow node = bench.node("intake");
    for (int i = 0; i < count; i++) {
      ids.add(accepted(node));
    }
    return ids;
  }

  private static void await(BooleanSupplier condition) {
    for (int look = 0; look < LOOKS && !condition.getAsBoolean(); look++) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Long enough for whoever is not held back to come in. */
  private void assertNoMoreThan(int most) {
    for (int look = 0; look < 200; look++) {
      assertThat(inside.get()).isLessThanOrEqualTo(most);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Of so many the time runs. */
  private long claimed(List<JobId> ids) {
    return ids.stream().filter(id -> bench.job(id).effort().claims() > 0).count();
  }

  private void finish(List<JobId> ids) {
    released.countDown();
    await(() -> ids.stream().allMatch(id -> bench.job(id).status() == JobStatus.COMPLETED));
  }

  @Test
  void noMoreFetchesRunAtOnceThanAllowed() {
    bench.capacity = new Capacity(2, 1, 1, 9);
    bench.cache = new InMemoryControlsCache(Duration.ZERO);
    List<JobId> ids = acceptedJobs(3);
    try (Workflow node = bench.node("a", new InterruptedReading(bench.riskuity, this::stay))) {
      node.worker().start();
      await(() -> inside.get() == 2);

      assertNoMoreThan(2);
      assertThat(claimed(ids)).isEqualTo(2);
      finish(ids);
    }
  }

  private JobId sealedJob() {
    JobId id = acceptedJobs(1).getFirst();
    bench.crashBeforeTheReportIsStored();
    assertThat(bench.job(id).material()).isInstanceOf(Material.Snapshot.class);
    return id;
  }

  @Test
  void whoWaitsForAFetchHoldsUpNoDocumentAndDoesNotPayForTheWait() {
    bench.capacity = new Capacity(1, 2, 1, 9);
    bench.cache = new InMemoryControlsCache(Duration.ZERO);
    JobId sealed = sealedJob();
    List<JobId> ids = acceptedJobs(4);
    try (Workflow node = bench.node("a", new InterruptedReading(bench.riskuity, this::stay))) {
      node.worker().start();
      await(() -> inside.get() == 1);
      assertNoMoreThan(1);
      Versioned<Job> held = bench.stored(sealed);
      bench.jobs.replace(held, held.value().release(bench.clock.instant()));

      await(() -> bench.job(sealed).status() == JobStatus.COMPLETED);
      assertThat(claimed(ids)).isEqualTo(1);
      finish(ids);
    }
  }

  @Test
  void aPlaceOfAFetchThatFailedIsFilledAgain() {
    bench.capacity = new Capacity(1, 1, 1, 9);
    bench.riskuity.answer(
        Bench.PROJECT,
        new Probe.Allowed(),
        new Controls.Refused(Problem.of(FailureCode.INVALID_TOKEN, "refused")));
    List<JobId> ids = acceptedJobs(3);
    try (Workflow node = bench.node("a")) {
      node.worker().start();

      await(() -> ids.stream().allMatch(id -> bench.job(id).status() == JobStatus.FAILED));
    }
  }

  @Test
  void noMoreDocumentsAreMadeAtOnceThanAllowed() {
    bench.capacity = new Capacity(3, 1, 1, 9);
    bench.blobs.meet(
        new Trouble() {
          @Override
          public void before(String call) {
            if (call.equals("put")) {
              stay();
            }
          }
        });
    List<JobId> ids = acceptedJobs(3);
    try (Workflow node = bench.node("a")) {
      node.worker().start();
      await(() -> inside.get() == 1 && ids.stream().allMatch(id -> bench.job(id).progress() > 0));

      assertNoMoreThan(1);
      finish(ids);
    }
  }
}

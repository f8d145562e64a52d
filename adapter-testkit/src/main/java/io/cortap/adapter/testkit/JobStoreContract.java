package io.cortap.adapter.testkit;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.LINK_KEYS;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.id;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static io.cortap.adapter.testkit.SampleJobs.sealed;
import static io.cortap.adapter.testkit.SampleJobs.withoutCallback;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.TraceParent;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.SchedulePosition;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.JobStore.Added;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} does; its test extends this and makes an empty store. */
public abstract class JobStoreContract extends IdempotencyClaimContract {
  private static final TenantId OTHER_TENANT = new TenantId("99");

  private Versioned<Job> added(Job job) {
    return SampleJobs.added(jobs, job);
  }

  private static List<Job> jobsOf(List<Versioned<Job>> due) {
    return due.stream().map(Versioned::value).toList();
  }

  @Nested
  class Adding {
    @Test
    void anAddedJobIsFoundAsItWas() {
      Versioned<Job> added = added(queued(1));

      assertThat(jobs.find(queued(1).key())).contains(added);
      assertThat(added.value()).isEqualTo(queued(1));
    }

    @Test
    void aTakenIdIsRefusedAndTheStoredJobStays() {
      added(queued(1));

      assertThat(
              jobs.add(
                  queued(1).claim(NOON, NODE, LEASE), IdempotencyClaim.NONE, QueueLimits.STANDARD))
          .isEqualTo(new Added.IdTaken());
      assertThat(jobs.find(queued(1).key()).orElseThrow().value()).isEqualTo(queued(1));
    }

    @Test
    void aTakenIdIsRefusedToAnotherTenantToo() {
      added(queued(1));

      assertThat(
              jobs.add(queued(OTHER_TENANT, 1, NOON), IdempotencyClaim.NONE, QueueLimits.STANDARD))
          .isEqualTo(new Added.IdTaken());
    }
  }

  @Nested
  class LeavingRoom {
    private static final QueueLimits TWO_AND_ONE = new QueueLimits(2, 1);

    private Added add(Job job) {
      return jobs.add(job, IdempotencyClaim.NONE, TWO_AND_ONE);
    }

    @Test
    void aTenantsQueueTakesAsManyAsTheLimitAndOthersHaveTheirOwn() {
      assertThat(add(queued(1))).isInstanceOf(Added.Stored.class);
      assertThat(add(queued(2))).isInstanceOf(Added.Stored.class);

      assertThat(add(queued(3))).isEqualTo(new Added.QueueFull());
      assertThat(jobs.find(queued(3).key())).isEmpty();
      assertThat(add(queued(OTHER_TENANT, 4, NOON))).isInstanceOf(Added.Stored.class);
    }

    private int ahead(Job job) {
      return add(job) instanceof Added.Stored stored ? stored.ahead() : -1;
    }

    @Test
    void whoIsTakenIsToldHowManyAreAheadInTheSameQueue() {
      assertThat(ahead(queued(1))).isZero();
      assertThat(ahead(queued(2))).isEqualTo(1);
      assertThat(ahead(withoutCallback(3))).isZero();
      assertThat(ahead(queued(OTHER_TENANT, 4, NOON))).isZero();
    }

    @Test
    void whatIsWorkedOnCountsAndWhatIsFinishedDoesNot() {
      Versioned<Job> first = added(queued(1));
      added(completed(2));
      Versioned<Job> running = jobs.replace(first, running(1)).orElseThrow();

      assertThat(add(queued(3))).isInstanceOf(Added.Stored.class);
      assertThat(add(queued(4))).isEqualTo(new Added.QueueFull());
      jobs.replace(running, running.value().cancel(NOON));
      assertThat(add(queued(4))).isInstanceOf(Added.Stored.class);
    }

    @Test
    void jobsOfNobodyShareOneQueueAndFillNoTenants() {
      assertThat(add(withoutCallback(1))).isInstanceOf(Added.Stored.class);

      assertThat(add(withoutCallback(2))).isEqualTo(new Added.QueueFull());
      assertThat(add(queued(3))).isInstanceOf(Added.Stored.class);
      assertThat(add(queued(4))).isInstanceOf(Added.Stored.class);
    }
  }

  @Nested
  class Finding {
    @Test
    void anUnknownJobIsNotFound() {
      assertThat(jobs.find(queued(1).key())).isEmpty();
    }

    @Test
    void anotherTenantsJobIsNotFound() {
      added(queued(1));

      assertThat(jobs.find(new JobKey(OTHER_TENANT, id(1)))).isEmpty();
    }

    @Test
    void aLinkToAJobThatIsGoneFindsNothing() {
      String segment = LINK_KEYS.segment(id(1), linked(1).links().getFirst()).orElseThrow();

      assertThat(jobs.findByLink(LINK_KEYS.verify(id(1), segment).orElseThrow())).isEmpty();
    }

    @Test
    void aLinkFindsTheJobToWhichItWasIssued() {
      Versioned<Job> added = added(linked(1));
      String segment = LINK_KEYS.segment(id(1), linked(1).links().getFirst()).orElseThrow();
      LinkClaim claim = LINK_KEYS.verify(id(1), segment).orElseThrow();

      assertThat(jobs.findByLink(claim)).contains(added);
    }
  }

  @Nested
  class Replacing {
    @Test
    void theNewestVersionIsReplaced() {
      Versioned<Job> read = added(queued(1));

      Versioned<Job> written = jobs.replace(read, running(1)).orElseThrow();

      assertThat(written.value()).isEqualTo(running(1));
      assertThat(written.version()).isGreaterThan(read.version());
      assertThat(jobs.find(read.value().key())).contains(written);
    }

    @Test
    void aLateWriterIsRefusedAndTheStoredJobStays() {
      Versioned<Job> read = added(queued(1));
      Versioned<Job> winner = jobs.replace(read, running(1)).orElseThrow();

      assertThat(jobs.replace(read, running(1).release(NOON))).isEmpty();
      assertThat(jobs.find(read.value().key())).contains(winner);
    }

    @Test
    void aJobThatWasNeverAddedIsNotReplaced() {
      assertThat(jobs.replace(new Versioned<>(queued(1), 1), running(1))).isEmpty();
      assertThat(jobs.find(queued(1).key())).isEmpty();
    }

    @Test
    void everyStateSurvivesTheRoundTrip() {
      int number = 1;
      for (IntFunction<Job> state : everyState()) {
        Job next = state.apply(number);
        assertThat(jobs.replace(added(queued(number)), next)).isPresent();
        assertThat(jobs.find(next.key()).orElseThrow().value()).isEqualTo(next);
        number++;
      }
    }

    private static List<IntFunction<Job>> everyState() {
      var second = new SchedulePosition(2);
      IntFunction<Job> attempting = i -> linked(i).attemptDelivery(NOON, NODE, LEASE);
      return List.of(
          i -> running(i),
          i -> running(i).authorized(NOON).reached(40),
          i -> running(i).putOff(NOON.plusSeconds(1), NOON.plusSeconds(9), "Riskuity answered 503"),
          i -> running(i).await(NOON, NOON.plusSeconds(10), "Riskuity has not answered"),
          i -> sealed(i),
          i -> completed(i),
          i -> linked(i),
          attempting,
          i ->
              attempting
                  .apply(i)
                  .deliveryEnded(
                      NOON,
                      new NextStep.TryAgain(second, NOON.plusSeconds(1)),
                      new AttemptOutcome.Answered(500)),
          i ->
              attempting
                  .apply(i)
                  .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200)),
          i ->
              attempting
                  .apply(i)
                  .deliveryEnded(
                      NOON,
                      new NextStep.GiveUp(),
                      new AttemptOutcome.Unreachable("no answer within 30 s")),
          i ->
              attempting
                  .apply(i)
                  .deliveryEnded(NOON, new NextStep.Stop(), new AttemptOutcome.Answered(410)),
          i -> running(i).fail(NOON, problem()),
          i -> queued(i).cancel(NOON));
    }

    @Test
    void aJobThatOwesNobodyAWebhookSurvivesToo() {
      Job silent = SampleJobs.withoutCallback(2);

      assertThat(added(silent).value()).isEqualTo(silent);
      assertThat(jobs.find(silent.key()).orElseThrow().value()).isEqualTo(silent);
    }

    @Test
    void theTraceOfItsCallerSurvivesToo() {
      Job traced =
          SampleJobs.traced(
              3, new TraceParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true));
      Versioned<Job> added = added(traced);

      Versioned<Job> claimed =
          jobs.replace(added, added.value().claim(NOON, NODE, LEASE)).orElseThrow();

      assertThat(claimed.value().accepted().correlationId())
          .isEqualTo(traced.accepted().correlationId());
      assertThat(jobs.find(traced.key()).orElseThrow().value().accepted().correlationId())
          .isEqualTo(traced.accepted().correlationId());
    }

    private static Problem problem() {
      return Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity answered 503 four times")
          .with("status_code", 503)
          .with("limit_seconds", 15L)
          .with("bytes", 1L << 40)
          .with("upstream", null)
          .at("fetch");
    }

    @Test
    void ofSixteenWritersWithOneVersionExactlyOneWins() throws Exception {
      Versioned<Job> read = added(queued(1));
      Callable<Optional<Versioned<Job>>> write = () -> jobs.replace(read, running(1));

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Optional<Versioned<Job>>>> writes =
            threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> write).toList());
        assertThat(writes.stream().filter(JobStoreContract::won)).hasSize(1);
      }
    }
  }

  private static boolean won(Future<Optional<Versioned<Job>>> write) {
    try {
      return write.get().isPresent();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("a writer failed instead of losing", e);
    }
  }

  @Nested
  class LookingForDueWork {
    @Test
    void aJobIsDueFromItsDueTimeOn() {
      added(queued(1));

      assertThat(jobs.due(Due.Lane.REPORT, NOON.minusMillis(1), 10)).isEmpty();
      assertThat(jobsOf(jobs.due(Due.Lane.REPORT, NOON, 10))).containsExactly(queued(1));
    }

    @Test
    void aClaimedJobIsDueWhenItsLeaseEnds() {
      jobs.replace(added(queued(1)), running(1));

      Instant leaseEnd = NOON.plus(LEASE);
      assertThat(jobs.due(Due.Lane.REPORT, leaseEnd.minusMillis(1), 10)).isEmpty();
      assertThat(jobsOf(jobs.due(Due.Lane.REPORT, leaseEnd, 10))).containsExactly(running(1));
    }

    @Test
    void aFinishedJobIsDueForItsWebhookOnly() {
      added(completed(1));

      assertThat(jobs.due(Due.Lane.REPORT, NOON, 10)).isEmpty();
      assertThat(jobsOf(jobs.due(Due.Lane.DELIVERY, NOON, 10))).containsExactly(completed(1));
    }

    @Test
    void aSealedJobIsDueInALaneOfItsOwn() {
      added(queued(1));
      jobs.replace(added(queued(2)), sealed(2));

      Instant leaseEnd = NOON.plus(LEASE);
      assertThat(jobsOf(jobs.due(Due.Lane.REPORT, leaseEnd, 10))).containsExactly(queued(1));
      assertThat(jobsOf(jobs.due(Due.Lane.SEALED, leaseEnd, 10))).containsExactly(sealed(2));
    }

    @Test
    void anAttemptToDeliverIsDueAgainWhenItsLeaseEnds() {
      added(linked(1).attemptDelivery(NOON, NODE, LEASE));

      Instant leaseEnd = NOON.plus(LEASE);
      assertThat(jobs.due(Due.Lane.DELIVERY, leaseEnd.minusMillis(1), 10)).isEmpty();
      assertThat(jobs.due(Due.Lane.DELIVERY, leaseEnd, 10)).hasSize(1);
    }

    @Test
    void theOldestComesFirstAndTheLimitHolds() {
      Job youngest = queued(TENANT_A, 1, NOON);
      Job oldest = queued(TENANT_B, 2, NOON.minusSeconds(2));
      Job middle = queued(TENANT_A, 3, NOON.minusSeconds(1));
      Stream.of(youngest, oldest, middle).forEach(job -> added(job));

      assertThat(jobsOf(jobs.due(Due.Lane.REPORT, NOON, 2))).containsExactly(oldest, middle);
    }

    @Test
    void aTenantWithManyJobsLeavesRoomForOthers() {
      IntStream.range(0, 20).forEach(i -> added(queued(TENANT_A, i, NOON.minusSeconds(60 - i))));
      added(queued(TENANT_B, 50, NOON));

      List<Job> due = jobsOf(jobs.due(Due.Lane.REPORT, NOON, 10));

      assertThat(due).filteredOn(job -> job.key().tenant().equals(TENANT_A)).hasSize(5);
      assertThat(due).filteredOn(job -> job.key().tenant().equals(TENANT_B)).hasSize(1);
    }

    @Test
    void tenantsTakeTurnsHoweverOldTheJobsOfOneAre() {
      IntStream.range(0, 4).forEach(i -> added(queued(TENANT_A, i, NOON.minusSeconds(60 - i))));
      IntStream.range(4, 6).forEach(i -> added(queued(TENANT_B, i, NOON.minusSeconds(10 - i))));

      assertThat(jobsOf(jobs.due(Due.Lane.REPORT, NOON, 5)))
          .extracting(job -> job.key().tenant().value())
          .containsExactly("a", "b", "a", "b", "a");
      assertThat(jobsOf(jobs.due(Due.Lane.REPORT, NOON, 2)))
          .extracting(Job::id)
          .containsExactly(id(0), id(4));
    }

    private static final TenantId TENANT_A = new TenantId("a");
    private static final TenantId TENANT_B = new TenantId("b");
  }
}

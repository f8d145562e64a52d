package io.cortap.adapter.testkit;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static io.cortap.adapter.testkit.SampleJobs.withoutCallback;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Backlog;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link JobIndex} does; its test extends this and makes an empty store with it. */
public abstract class JobIndexContract {
  protected static final TenantId TENANT = SampleJobs.TENANT;
  private static final Requester REQUESTER = new Requester(TENANT, new UserId("7"));
  private static final ProjectId PROJECT = new ProjectId(58);
  private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(30));

  private JobStore jobs;
  private JobIndex index;

  /** A store, and the index that lists what it holds. */
  public record Shelf(JobStore jobs, JobIndex index) {}

  /** A store that holds nothing. */
  protected abstract Shelf emptyShelf();

  @BeforeEach
  protected void startEmpty() {
    Shelf shelf = emptyShelf();
    jobs = shelf.jobs();
    index = shelf.index();
  }

  /** Every job of the samples' requester. */
  protected static JobQuery all() {
    return new JobQuery(REQUESTER, Optional.empty(), Optional.empty(), LONG_AGO);
  }

  /** Those in one status. */
  protected static JobQuery inStatus(JobStatus status) {
    return new JobQuery(REQUESTER, Optional.empty(), Optional.of(status), LONG_AGO);
  }

  private static JobQuery inProject(ProjectId project) {
    return new JobQuery(REQUESTER, Optional.of(project), Optional.empty(), LONG_AGO);
  }

  private void add(Job... added) {
    Arrays.stream(added).forEach(job -> SampleJobs.added(jobs, job));
  }

  private List<Job> first(int limit, JobQuery query) {
    return index.list(query, Optional.empty(), limit);
  }

  private List<Job> listed(JobQuery query) {
    return first(100, query);
  }

  /** Accepted so many seconds after noon. */
  private static Job at(int seconds) {
    return queued(TENANT, seconds, NOON.plusSeconds(seconds));
  }

  @Nested
  class Ordering {
    @Test
    void theNewestComesFirstWhateverTheOrderOfArrival() {
      add(at(2), at(3), at(1));

      assertThat(listed(all())).containsExactly(at(3), at(2), at(1));
    }

    @Test
    void jobsOfOneInstantAreInAnOrderOfTheirOwn() {
      add(queued(2), queued(3), queued(1));

      assertThat(listed(all())).containsExactly(queued(3), queued(2), queued(1));
    }

    @Test
    void aMoveOfTheJobDoesNotMoveItsPlace() {
      add(at(2));
      Versioned<Job> older = SampleJobs.added(jobs, queued(1));

      jobs.replace(older, running(1));

      assertThat(listed(all())).containsExactly(at(2), running(1));
    }

    @Test
    void anEmptyStoreListsNothing() {
      assertThat(listed(all())).isEmpty();
    }
  }

  @Nested
  class Paging {
    @Test
    void aPageHasNoMoreThanTheLimit() {
      add(at(1), at(2), at(3));

      assertThat(first(2, all())).containsExactly(at(3), at(2));
      assertThat(first(3, all())).hasSize(3);
    }

    @Test
    void theNextPageBeginsBehindThePlace() {
      add(at(1), at(2), at(3));

      assertThat(index.list(all(), Optional.of(JobPosition.of(at(2))), 5)).containsExactly(at(1));
    }

    @Test
    void aPlaceNeedsNoJobOfItsOwn() {
      add(at(1), at(3));

      assertThat(index.list(all(), Optional.of(JobPosition.of(at(2))), 5)).containsExactly(at(1));
    }

    @Test
    void pagesSplitJobsOfOneInstantWithoutLossOrRepetition() {
      IntStream.range(0, 10).forEach(i -> add(queued(i)));

      assertThat(walked(all(), 3, () -> {})).isEqualTo(listed(all())).hasSize(10);
    }

    @Test
    void arrivalsDuringAWalkShiftNothing() {
      IntStream.range(0, 7).forEach(i -> add(at(i)));
      List<Job> before = listed(all());
      var arrivals = new ArrayList<>(List.of(at(20), at(21), at(22), at(23), at(24)));

      assertThat(walked(all(), 2, () -> add(arrivals.removeFirst()))).isEqualTo(before);
    }

    @Test
    void whatIsNotWantedLeavesNoGapInAPage() {
      IntStream.range(0, 30)
          .mapToObj(i -> i % 10 == 0 ? at(i) : at(i).claim(NOON.plusSeconds(i), NODE, LEASE))
          .forEach(job -> add(job));

      assertThat(first(2, inStatus(JobStatus.QUEUED))).containsExactly(at(20), at(10));
    }

    @Test
    void anyWalkThroughAnyJobsSeesEachOnce() {
      long seed = Long.getLong("cortap.seed", 20270315);
      var random = new Random(seed);
      for (int number = 0; number < 60; number++) {
        Instant when = NOON.plusMillis(random.nextInt(2_000));
        Job job = queued(TENANT, number, when);
        add(random.nextBoolean() ? job : job.claim(when, NODE, LEASE));
      }
      int limit = 1 + random.nextInt(7);

      for (JobQuery query : List.of(all(), inStatus(JobStatus.QUEUED))) {
        assertThat(walked(query, limit, () -> {}))
            .as("seed %d, limit %d", seed, limit)
            .isEqualTo(listed(query))
            .isNotEmpty();
      }
    }

    /** Every page, one behind the other; {@code between} happens after each. */
    private List<Job> walked(JobQuery query, int limit, Runnable between) {
      var seen = new ArrayList<Job>();
      Optional<JobPosition> after = Optional.empty();
      for (List<Job> page = index.list(query, after, limit);
          !page.isEmpty();
          page = index.list(query, after, limit)) {
        seen.addAll(page);
        after = Optional.of(JobPosition.of(page.getLast()));
        between.run();
      }
      return seen;
    }
  }

  @Nested
  class Walls {
    @Test
    void anotherUsersJobIsNotListed() {
      add(queued(1));

      var colleague = new Requester(TENANT, new UserId("8"));
      assertThat(listed(new JobQuery(colleague, Optional.empty(), Optional.empty(), LONG_AGO)))
          .isEmpty();
    }

    @Test
    void aUserOfThatIdInAnotherTenantSeesNothing() {
      add(queued(new TenantId("99"), 1, NOON));

      assertThat(listed(all())).isEmpty();
    }

    @Test
    void aJobWhoseTokenNobodyConfirmedIsNobodysOwn() {
      add(withoutCallback(1));

      assertThat(listed(all())).isEmpty();
    }

    @Test
    void norIsOneThatEndedUnconfirmed() {
      add(withoutCallback(1).claim(NOON, NODE, LEASE).fail(NOON, refused()));

      assertThat(listed(all())).isEmpty();
    }

    @Test
    void onceConfirmedTheJobIsListed() {
      Versioned<Job> added = SampleJobs.added(jobs, withoutCallback(1));
      Job claimed = withoutCallback(1).claim(NOON, NODE, LEASE);

      jobs.replace(added, claimed.authorized(NOON));

      assertThat(listed(all())).containsExactly(claimed.authorized(NOON));
    }

    private static Problem refused() {
      return Problem.of(FailureCode.INVALID_TOKEN, "Riskuity refused the token");
    }
  }

  @Nested
  class Filtering {
    @Test
    void oneProjectsJobsAreListedAlone() {
      add(queued(1));

      assertThat(listed(inProject(PROJECT))).containsExactly(queued(1));
      assertThat(listed(inProject(new ProjectId(59)))).isEmpty();
    }

    @Test
    void eachStatusListsItsJobsAndNoOthers() {
      List<Job> each =
          List.of(
              queued(0),
              running(1),
              completed(2),
              running(3).fail(NOON, Walls.refused()),
              exhausted(4),
              queued(5).cancel(NOON));
      each.forEach(job -> add(job));

      assertThat(each).extracting(Job::status).containsExactlyInAnyOrder(JobStatus.values());
      for (Job job : each) {
        assertThat(listed(inStatus(job.status()))).containsExactly(job);
      }
    }

    @Test
    void aJobLeavesAStatusWithTheMoveThatEndsIt() {
      Versioned<Job> added = SampleJobs.added(jobs, exhaustedAttempt(1));

      jobs.replace(added, exhausted(1));

      assertThat(listed(inStatus(JobStatus.COMPLETED))).isEmpty();
      assertThat(listed(inStatus(JobStatus.CALLBACK_FAILED))).containsExactly(exhausted(1));
    }

    private static Job exhaustedAttempt(int number) {
      return linked(number).attemptDelivery(NOON, NODE, LEASE);
    }

    private static Job exhausted(int number) {
      return exhaustedAttempt(number)
          .deliveryEnded(NOON, new NextStep.GiveUp(), new AttemptOutcome.Answered(500));
    }

    @Test
    void whatFinishedTooLongAgoIsNotListed() {
      Stream.of(queued(1), completed(2)).forEach(job -> add(job));

      assertThat(keptSince(NOON.minusMillis(1))).containsExactly(completed(2), queued(1));
      assertThat(keptSince(NOON)).containsExactly(queued(1));
    }

    private List<Job> keptSince(Instant goneUntil) {
      return listed(new JobQuery(REQUESTER, Optional.empty(), Optional.empty(), goneUntil));
    }
  }

  /** What a service account of that tenant sees. */
  @Nested
  class OfTenants {
    private TenantQuery since(Instant updatedSince) {
      return new TenantQuery(TENANT, updatedSince, Optional.empty(), Optional.empty(), LONG_AGO);
    }

    private List<Job> listed(TenantQuery query) {
      return index.listOfTenant(query, Optional.empty(), 100);
    }

    @Test
    void itsUsersJobsAreListedAndNobodyElses() {
      add(at(1), at(2), queued(new TenantId("99"), 3, NOON), withoutCallback(4));

      assertThat(listed(since(LONG_AGO))).containsExactly(at(2), at(1));
    }

    @Test
    void onlyWhatMovedThenOrLaterIsListed() {
      Versioned<Job> old = SampleJobs.added(jobs, at(0));
      add(at(1));

      assertThat(listed(since(NOON.plusSeconds(1)))).containsExactly(at(1));
      assertThat(listed(since(NOON.plusMillis(1001)))).isEmpty();
      Job moved = at(0).claim(NOON.plusSeconds(5), NODE, LEASE);
      jobs.replace(old, moved);
      assertThat(listed(since(NOON.plusSeconds(2)))).containsExactly(moved);
      assertThat(listed(since(NOON.plusSeconds(5)))).containsExactly(moved);
    }

    @Test
    void timesWithAndWithoutFractionsAreInOrder() {
      Instant half = NOON.plusMillis(500);
      add(queued(TENANT, 1, NOON), queued(TENANT, 2, half));

      assertThat(listed(since(NOON))).hasSize(2);
      assertThat(listed(since(NOON.plusNanos(1)))).containsExactly(queued(TENANT, 2, half));
      assertThat(listed(since(half))).containsExactly(queued(TENANT, 2, half));
    }

    @Test
    void noYearIsTooFarAway() {
      add(at(1));

      assertThat(listed(since(Instant.MIN))).hasSize(1);
      assertThat(listed(since(Instant.MAX))).isEmpty();
    }

    @Test
    void pagesAndFiltersAreThoseOfUsers() {
      add(at(1), at(2), at(3), running(4));
      TenantQuery queuedOnes =
          new TenantQuery(
              TENANT, LONG_AGO, Optional.of(PROJECT), Optional.of(JobStatus.QUEUED), LONG_AGO);

      assertThat(index.listOfTenant(queuedOnes, Optional.empty(), 2)).containsExactly(at(3), at(2));
      assertThat(index.listOfTenant(queuedOnes, Optional.of(JobPosition.of(at(2))), 2))
          .containsExactly(at(1));
    }

    @Test
    void whatIsNotKeptAnyMoreIsGone() {
      add(completed(1));

      assertThat(
              listed(new TenantQuery(TENANT, LONG_AGO, Optional.empty(), Optional.empty(), NOON)))
          .isEmpty();
    }
  }

  @Nested
  class CountingWhatWaits {
    @Test
    void unfinishedJobsCountForTheirTenantAndThoseOfNobodyApart() {
      add(queued(1), running(2), completed(3), withoutCallback(4));
      add(queued(new TenantId("99"), 5, NOON));

      assertThat(index.backlog(TENANT)).isEqualTo(new Backlog(2, 1));
      assertThat(index.backlog(new TenantId("99"))).isEqualTo(new Backlog(1, 1));
      assertThat(index.backlog(new TenantId("100"))).isEqualTo(new Backlog(0, 1));
    }

    @Test
    void aJobWhoseTokenIsConfirmedComesToItsTenant() {
      Versioned<Job> read = SampleJobs.added(jobs, withoutCallback(1));
      jobs.replace(read, read.value().claim(NOON, NODE, LEASE).authorized(NOON));

      assertThat(index.backlog(TENANT)).isEqualTo(new Backlog(1, 0));
    }
  }
}

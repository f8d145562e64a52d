package io.cortap.adapter.testkit;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.TENANT;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.withoutCallback;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Job;
import io.cortap.core.job.Material;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.job.Trust;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.JobStore.Added;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The part of {@link JobStoreContract} that is about {@link JobStore#add}'s claims. */
public abstract class IdempotencyClaimContract {
  private static final IdempotencyKey KEY = new IdempotencyKey("click-1");
  private static final Requester MARA = new Requester(TENANT, new UserId("7"));
  private static final UserToken TOKEN = new UserToken("maras.first.token");
  private static final UserToken LATER_TOKEN = new UserToken("maras.second.token");

  JobStore jobs;

  /** A store that holds nothing. */
  protected abstract JobStore emptyStore();

  @BeforeEach
  void startEmpty() {
    jobs = emptyStore();
  }

  /** Mara's claim on the key, with a token that Riskuity vouched for. */
  protected static IdempotencyClaim verified(UserToken token) {
    return verified(token, NOON);
  }

  private static IdempotencyClaim verified(UserToken token, Instant now) {
    return IdempotencyClaim.of(KEY, MARA, token, true, now, LinkPolicy.STANDARD);
  }

  private static IdempotencyClaim unverified(UserToken token) {
    return unverified(token, NOON);
  }

  private static IdempotencyClaim unverified(UserToken token, Instant now) {
    return IdempotencyClaim.of(KEY, MARA, token, false, now, LinkPolicy.STANDARD);
  }

  private static Job acceptedAt(int number, Instant when) {
    return queued(TENANT, number, when);
  }

  private Versioned<Job> store(int number, IdempotencyClaim claim) {
    return store(queued(number), claim);
  }

  private Versioned<Job> store(Job job, IdempotencyClaim claim) {
    return switch (jobs.add(job, claim, QueueLimits.STANDARD)) {
      case Added.Stored stored -> stored.job();
      case Added.QueueFull full -> throw new AssertionError("there is no room");
      case Added.IdTaken taken -> throw new AssertionError("the id is taken");
      case Added.KeyHeld held -> throw new AssertionError("held by " + held.job().value().id());
    };
  }

  @Nested
  class ClaimingAKey {
    @Test
    void theSecondJobUnderAKeyIsNotStoredAndGetsTheFirst() {
      Versioned<Job> first = store(1, verified(TOKEN));

      assertThat(jobs.add(queued(2), verified(TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
      assertThat(jobs.find(queued(2).key())).isEmpty();
    }

    @Test
    void theHolderIsGivenAsItStandsNow() {
      Versioned<Job> first = store(1, verified(TOKEN));
      Versioned<Job> moved =
          jobs.replace(first, first.value().claim(NOON, NODE, LEASE)).orElseThrow();

      assertThat(jobs.add(queued(2), verified(TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(moved));
    }

    @Test
    void aSubmissionThatDrewTheIdOfTheHolderGetsTheHolder() {
      Versioned<Job> first = store(1, verified(TOKEN));

      assertThat(jobs.add(queued(1), verified(TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
    }

    @Test
    void jobsWithoutAKeyHoldNothing() {
      store(1, IdempotencyClaim.NONE);

      store(2, IdempotencyClaim.NONE);
      store(3, verified(TOKEN));
    }

    @Test
    void aJobWhoseIdIsTakenClaimsNothing() {
      store(1, IdempotencyClaim.NONE);
      assertThat(jobs.add(queued(1), verified(TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.IdTaken());

      store(2, verified(TOKEN));
    }

    @Test
    void otherKeysAndOtherPeoplesKeysAreOthers() {
      store(1, verified(TOKEN));

      store(2, claim(new IdempotencyKey("click-2"), MARA));
      store(3, claim(KEY, new Requester(TENANT, new UserId("8"))));
      store(4, claim(KEY, new Requester(new TenantId("99"), new UserId("7"))));
    }

    private static IdempotencyClaim claim(IdempotencyKey key, Requester requester) {
      return IdempotencyClaim.of(key, requester, TOKEN, true, NOON, LinkPolicy.STANDARD);
    }

    @Test
    void ofSixteenFirstSubmissionsAtOnceOneIsStoredAndTheOthersGetIt() throws Exception {
      assertOneWinner(IntStream.range(0, 16).mapToObj(i -> jobs).toList());
    }
  }

  @Nested
  class OwningAKey {
    @Test
    void theSameTokenFindsItsJobAgainWhileNobodyVouchesForIt() {
      Versioned<Job> first = store(1, verified(TOKEN));

      assertThat(jobs.add(queued(2), unverified(TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
    }

    @Test
    void theSameTokenFindsItsJobAgainOnceItIsVouchedFor() {
      Versioned<Job> first = store(unconfirmed(1), unverified(TOKEN));

      assertThat(jobs.add(queued(2), verified(TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
    }

    @Test
    void anotherTokenOfTheUserFindsItsJobOnceItIsVouchedFor() {
      Versioned<Job> first = store(1, verified(TOKEN));

      assertThat(jobs.add(queued(2), verified(LATER_TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
    }

    @Test
    void aTokenThatNobodyVouchesForReachesNoJobOfTheUserWhomItNames() {
      store(1, verified(TOKEN));

      store(unconfirmed(2), unverified(LATER_TOKEN));
    }

    @Test
    void aTokenThatNobodyVouchesForBlocksNoKeyOfTheUserWhomItNames() {
      store(unconfirmed(1), unverified(new UserToken("forged.in.maras.name")));
      Versioned<Job> own = store(2, verified(TOKEN));

      assertThat(jobs.add(queued(3), verified(LATER_TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(own));
    }

    @Test
    void onceTheJobsTokenIsConfirmedTheUsersOtherTokensFindIt() {
      Versioned<Job> first = store(unconfirmed(1), unverified(TOKEN));
      Versioned<Job> confirmed = confirm(first);

      assertThat(jobs.add(queued(2), verified(LATER_TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(confirmed));
    }

    @Test
    void aJobThatIsConfirmedTooLateLeavesTheUsersKeyToWhoeverHasIt() {
      Versioned<Job> late = store(unconfirmed(1), unverified(TOKEN));
      Versioned<Job> first = store(2, verified(LATER_TOKEN));
      Versioned<Job> confirmed = confirm(late);

      assertThat(
              jobs.add(
                  queued(3), verified(new UserToken("maras.third.token")), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
      assertThat(jobs.add(queued(4), verified(TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(confirmed));
    }

    @Test
    void ofTwoUnconfirmedSubmissionsWhicheverIsConfirmedIsFoundByTheUsersOtherTokens() {
      Versioned<Job> early = store(unconfirmed(1), unverified(TOKEN));
      Versioned<Job> late = store(unconfirmed(2), unverified(LATER_TOKEN));
      Versioned<Job> confirmed = confirm(early);

      assertThat(jobs.add(queued(3), verified(THIRD_TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(confirmed));
      confirm(late);
      assertThat(jobs.add(queued(4), verified(THIRD_TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(confirmed));
    }

    @Test
    void aTokenThatIsGenuineOwnsTheUsersKeyBeforeRiskuityHasSeenTheProject() {
      Job sample = unconfirmed(1);
      var token = (Material.Token) sample.material();
      Job genuine =
          Job.accept(
              sample.accepted(),
              new Material.Token(token.token(), token.tokenEndsAt(), Trust.GENUINE),
              List.of());
      Versioned<Job> first = store(genuine, verified(TOKEN));

      assertThat(jobs.find(first.value().key())).contains(first);
      assertThat(jobs.add(queued(2), verified(LATER_TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
    }

    @Test
    void aKeyLeadsToItsJobWhereThereIsNoRoomForAnother() {
      Versioned<Job> first = store(1, verified(TOKEN));

      assertThat(jobs.add(queued(2), verified(TOKEN), new QueueLimits(1, 1)))
          .isEqualTo(new Added.KeyHeld(first));
    }

    private static final UserToken THIRD_TOKEN = new UserToken("maras.third.token");

    @Test
    void whoeverFoundTheJobOnceFindsItAgainWithoutAnybodyVouching() {
      Versioned<Job> first = store(1, verified(TOKEN));
      jobs.add(queued(2), verified(LATER_TOKEN), QueueLimits.STANDARD);

      assertThat(jobs.add(unconfirmed(3), unverified(LATER_TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
    }

    /** A job whose token Riskuity has not seen yet. */
    private static Job unconfirmed(int number) {
      return withoutCallback(number);
    }

    private Versioned<Job> confirm(Versioned<Job> read) {
      Job confirmed = read.value().claim(NOON, NODE, LEASE).authorized(NOON);
      return jobs.replace(read, confirmed).orElseThrow();
    }
  }

  @Nested
  class GivingAKeyBack {
    private static final Instant END = NOON.plus(Duration.ofDays(7));

    @Test
    void aKeyIsHeldForSevenDaysAndFreeFromThenOn() {
      Versioned<Job> first = store(1, verified(TOKEN));
      Instant last = END.minusMillis(1);

      assertThat(jobs.add(acceptedAt(2, last), verified(TOKEN, last), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(first));
      Versioned<Job> next = store(acceptedAt(3, END), verified(TOKEN, END));
      assertThat(jobs.add(acceptedAt(4, END), verified(TOKEN, END), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(next));
    }

    @Test
    void aScopeThatWasTakenLaterEndsWithTheClaimOfItsJob() {
      store(1, verified(TOKEN));
      Instant sixth = NOON.plus(Duration.ofDays(6));
      jobs.add(acceptedAt(2, sixth), verified(LATER_TOKEN, sixth), QueueLimits.STANDARD);

      store(acceptedAt(3, END), unverified(LATER_TOKEN, END));
    }

    @Test
    void aJobThatIsNotKeptAnyMoreHoldsNoKey() {
      Versioned<Job> first = store(1, verified(TOKEN));
      jobs.replace(first, first.value().cancel(NOON));

      assertThat(
              jobs.add(
                  queued(2), shortlyKept(NOON.plus(LEASE).minusMillis(1)), QueueLimits.STANDARD))
          .isInstanceOf(Added.KeyHeld.class);
      Versioned<Job> next = store(3, shortlyKept(NOON.plus(LEASE)));
      assertThat(jobs.add(queued(4), verified(TOKEN), QueueLimits.STANDARD))
          .isEqualTo(new Added.KeyHeld(next));
    }

    private static IdempotencyClaim shortlyKept(Instant now) {
      var policy = new LinkPolicy(Duration.ofDays(7), LEASE);
      return IdempotencyClaim.of(KEY, MARA, TOKEN, true, now, policy);
    }
  }

  /** Each of the stores, which share what they hold, gets a first submission at the same time. */
  protected static void assertOneWinner(List<JobStore> stores) throws Exception {
    var submissions = new ArrayList<Callable<Added>>();
    for (int i = 0; i < stores.size(); i++) {
      JobStore store = stores.get(i);
      Job job = queued(i);
      submissions.add(() -> store.add(job, verified(TOKEN), QueueLimits.STANDARD));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Added> results =
          threads.invokeAll(submissions).stream().map(IdempotencyClaimContract::result).toList();
      assertThat(results).filteredOn(Added.Stored.class::isInstance).hasSize(1);
      Versioned<Job> winner =
          results.stream()
              .filter(Added.Stored.class::isInstance)
              .map(Added.Stored.class::cast)
              .findFirst()
              .orElseThrow()
              .job();
      assertThat(results)
          .filteredOn(result -> !(result instanceof Added.Stored))
          .containsOnly(new Added.KeyHeld(winner))
          .hasSize(stores.size() - 1);
    }
  }

  private static Added result(Future<Added> submission) {
    try {
      return submission.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("a submission failed instead of losing", e);
    }
  }
}

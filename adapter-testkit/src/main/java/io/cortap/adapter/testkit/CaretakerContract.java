package io.cortap.adapter.testkit;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static io.cortap.adapter.testkit.SampleJobs.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.job.Retention;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.UserToken;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link Caretaker} does; its test extends this and makes an empty deployment. */
public abstract class CaretakerContract {
  private static final NodeId LIVING = new NodeId("node-b");

  private Deployment deployment;

  /** Stores that hold nothing, and who looks after them. */
  protected abstract Deployment emptyDeployment();

  /** Stores and their caretaker. */
  protected abstract static class Deployment {
    private final JobStore jobs;
    private final BlobStore blobs;
    private final Caretaker caretaker;

    protected Deployment(JobStore jobs, BlobStore blobs, Caretaker caretaker) {
      this.jobs = jobs;
      this.blobs = blobs;
      this.caretaker = caretaker;
    }

    /** Ends that node as {@code kill -9} does. */
    protected abstract void kill(NodeId node);

    /** Whether deaths can be known here: not of nodes on other machines. */
    protected boolean knowsDeaths() {
      return true;
    }
  }

  @BeforeEach
  void startEmpty() {
    deployment = emptyDeployment();
  }

  private Versioned<Job> added(Job job) {
    return SampleJobs.added(deployment.jobs, job);
  }

  private List<Versioned<Job>> orphans() {
    return deployment.caretaker.orphans(10);
  }

  @Nested
  class LookingForOrphans {
    /** These, where deaths can be known; nothing is guessed elsewhere. */
    private List<Versioned<Job>> ifKnown(List<Versioned<Job>> orphans) {
      return deployment.knowsDeaths() ? orphans : List.of();
    }

    @Test
    void whatADeadNodeWorkedOnIsAnOrphan() {
      Versioned<Job> making = added(running(1));
      Versioned<Job> sealed = added(sealed(2));
      Versioned<Job> delivering = added(linked(3).attemptDelivery(NOON, NODE, LEASE));

      deployment.kill(NODE);

      assertThat(orphans())
          .containsExactlyInAnyOrderElementsOf(ifKnown(List.of(making, sealed, delivering)));
    }

    @Test
    void whatALivingNodeWorksOnIsNone() {
      added(queued(1).claim(NOON, LIVING, LEASE));
      added(linked(2).attemptDelivery(NOON, LIVING, LEASE));

      deployment.kill(NODE);

      assertThat(orphans()).isEmpty();
    }

    @Test
    void whatNobodyWorksOnIsNone() {
      added(queued(1));
      added(completed(2));
      added(running(3).release(NOON));

      deployment.kill(NODE);

      assertThat(orphans()).isEmpty();
    }

    @Test
    void anOrphanThatWasTakenBackIsNoneAnyMore() {
      Versioned<Job> orphan = added(running(1));
      deployment.kill(NODE);
      assertThat(orphans()).isEqualTo(ifKnown(List.of(orphan)));

      deployment.jobs.replace(orphan, orphan.value().orphaned(NOON));

      assertThat(orphans()).isEmpty();
    }

    @Test
    void manyAreFoundInSteps() {
      IntStream.range(0, 5).forEach(i -> added(running(i)));
      deployment.kill(NODE);
      assertThat(deployment.caretaker.orphans(3)).hasSize(deployment.knowsDeaths() ? 3 : 0);

      for (Versioned<Job> orphan : deployment.caretaker.orphans(3)) {
        deployment.jobs.replace(orphan, orphan.value().orphaned(NOON));
      }

      assertThat(deployment.caretaker.orphans(3)).hasSize(deployment.knowsDeaths() ? 2 : 0);
    }
  }

  @Nested
  class RemovingWhatIsPast {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant LATER = NOON.plus(MONTH);

    /** A blob that an attempt of the job wrote. */
    private BlobKey blobOf(Job job, String kind, int attempt) {
      var key =
          new BlobKey(kind + "/12/project-58/made_20270315_120000_" + job.id() + "_" + attempt);
      deployment.blobs.put(key, new Blob(new byte[] {1, 2}, "text/plain", "made.txt"));
      return key;
    }

    private Caretaker.Removed removeWhatFinishedBy(Instant goneUntil) {
      return deployment.caretaker.removePast(LATER, new Retention(goneUntil));
    }

    private boolean isKept(Job job) {
      return deployment.jobs.find(job.key()).isPresent();
    }

    private Job delivered(int number) {
      return linked(number)
          .attemptDelivery(NOON, NODE, LEASE)
          .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));
    }

    @Test
    void aJobThatWentLeavesItsIdempotencyKeyFree() {
      Job past = delivered(1);
      var claim =
          IdempotencyClaim.of(
              new IdempotencyKey("click-1"),
              past.accepted().requester(),
              new UserToken("an.invented.token"),
              true,
              NOON,
              LinkPolicy.STANDARD);
      deployment.jobs.add(past, claim, QueueLimits.STANDARD);

      removeWhatFinishedBy(NOON);

      var later = new IdempotencyClaim(claim.scopes(), true, claim.endsAt(), NOON);
      assertThat(deployment.jobs.add(queued(2), later, QueueLimits.STANDARD))
          .isInstanceOf(JobStore.Added.Stored.class);
    }

    @Test
    void aJobThatFinishedByThenGoesWithEveryBlobThatWasMadeForIt() {
      Job past = added(delivered(1)).value();
      List<BlobKey> made =
          List.of(blobOf(past, "data", 1), blobOf(past, "reports", 1), blobOf(past, "reports", 2));

      assertThat(removeWhatFinishedBy(NOON)).isEqualTo(new Caretaker.Removed(1, 3, 0));

      assertThat(isKept(past)).isFalse();
      assertThat(made).allMatch(key -> deployment.blobs.find(key).isEmpty());
    }

    @Test
    void aJobThatFinishedAfterwardsStaysWithItsBlobs() {
      Job young = added(delivered(1)).value();
      BlobKey made = blobOf(young, "reports", 1);

      assertThat(removeWhatFinishedBy(NOON.minusMillis(1)))
          .isEqualTo(new Caretaker.Removed(0, 0, 0));

      assertThat(isKept(young)).isTrue();
      assertThat(deployment.blobs.find(made)).isPresent();
    }

    @Test
    void aJobThatStillOwesItsWebhookStaysWithItsBlobs() {
      Job owing = added(completed(1)).value();
      BlobKey made = blobOf(owing, "reports", 1);

      removeWhatFinishedBy(LATER);

      assertThat(isKept(owing)).isTrue();
      assertThat(deployment.blobs.find(made)).isPresent();
    }

    @Test
    void aJobThatNeverFinishedStaysWithItsBlobsHoweverOld() {
      Job waiting = added(sealed(1).release(NOON)).value();
      BlobKey snapshot = blobOf(waiting, "data", 1);

      removeWhatFinishedBy(LATER);

      assertThat(isKept(waiting)).isTrue();
      assertThat(deployment.blobs.find(snapshot)).isPresent();
    }

    @Test
    void aBlobThatALateWriterLeftGoesNextTime() {
      Job past = added(delivered(1)).value();
      removeWhatFinishedBy(NOON);
      BlobKey late = blobOf(past, "reports", 3);

      assertThat(removeWhatFinishedBy(NOON)).isEqualTo(new Caretaker.Removed(0, 1, 0));

      assertThat(deployment.blobs.find(late)).isEmpty();
    }

    @Test
    void aBlobThatBelongsToNoJobStays() {
      var strange = new BlobKey("somebody/elses.docx");
      deployment.blobs.put(strange, new Blob(new byte[] {1}, "text/plain", "elses.docx"));

      removeWhatFinishedBy(LATER);

      assertThat(deployment.blobs.find(strange)).isPresent();
    }

    @Test
    void hundredsGoAtOnce() {
      IntStream.range(0, 300).forEach(i -> added(delivered(i)));
      Job owing = added(completed(300)).value();

      assertThat(removeWhatFinishedBy(NOON).jobs()).isEqualTo(300);
      assertThat(isKept(owing)).isTrue();
    }
  }

  @Nested
  class TryingToWrite {
    @Test
    void leavesNothingBehind() {
      Versioned<Job> stored = added(queued(1));

      deployment.caretaker.tryJobs();
      deployment.caretaker.tryBlobs();

      assertThat(deployment.jobs.due(Due.Lane.REPORT, NOON, 10)).containsExactly(stored);
      assertThat(deployment.caretaker.removePast(NOON, new Retention(NOON)))
          .isEqualTo(new Caretaker.Removed(0, 0, 0));
    }
  }

  @Nested
  class Counting {
    @Test
    void nothingWaitsInAnEmptyStore() {
      assertThat(deployment.caretaker.waiting(NOON))
          .isEqualTo(new Caretaker.Waiting(0, Optional.empty(), Optional.empty()));
    }

    @Test
    void jobsCountFromTheInstantAtWhichTheyAreDue() {
      added(queued(1));
      added(queued(SampleJobs.TENANT, 2, NOON.plusMillis(1)));
      added(queued(SampleJobs.TENANT, 3, NOON.minusSeconds(90)));

      assertThat(deployment.caretaker.waiting(NOON))
          .isEqualTo(
              new Caretaker.Waiting(2, Optional.of(NOON.minusSeconds(90)), Optional.empty()));
    }

    @Test
    void aJobThatIsWorkedOnDoesNotWaitUntilItsLeaseEnds() {
      added(running(1));

      assertThat(deployment.caretaker.waiting(NOON).jobs()).isZero();
      assertThat(deployment.caretaker.waiting(NOON.plus(LEASE)).jobs()).isEqualTo(1);
    }

    @Test
    void anOwedWebhookIsNoJobAndTheFirstAcceptedIsNamed() {
      added(completed(7));
      added(completed(5));

      Caretaker.Waiting waiting = deployment.caretaker.waiting(NOON.minusMillis(1));

      assertThat(waiting)
          .isEqualTo(new Caretaker.Waiting(0, Optional.empty(), Optional.of(SampleJobs.id(5))));
      assertThat(deployment.caretaker.waiting(NOON).dueSince()).contains(NOON);
    }
  }
}

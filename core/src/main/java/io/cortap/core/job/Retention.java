package io.cortap.core.job;

import io.cortap.core.report.BlobKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What need not be kept any more.
 *
 * @param goneUntil what finished at this instant or earlier is past
 */
public record Retention(Instant goneUntil) {

  /** Whether the job has had its time: it finished long ago, and nothing is owed to anybody. */
  public boolean isPast(Job job) {
    return job.state() instanceof JobState.Finished finished
        && !finished.finishedAt().isAfter(goneUntil)
        && job.due().isEmpty();
  }

  /**
   * Whether the blob was made for a job that is past; a job that could be past and is not kept any
   * more, is.
   *
   * @param kept whether there still is a job of that id
   */
  public boolean isPast(BlobKey key, Predicate<JobId> kept) {
    Optional<JobId> job = JobId.foundIn(key.value());
    return job.filter(id -> id.acceptedBy(goneUntil)).filter(kept.negate()).isPresent();
  }
}

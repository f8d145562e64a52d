package io.cortap.ports.outbound;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.Retention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks after the stores of a deployment: what they know or need beyond keeping what they are
 * given.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; any number of processes may look
 * after the same stores at once.
 *
 * <p><b>Consistency.</b> Nothing is reported as dead that may still write.
 *
 * <p><b>Time.</b> The end of a process is known within a second, where it can be known at all.
 *
 * <p><b>Failure.</b> Every method may throw {@link PortUnavailableException}; asking again is safe.
 */
public interface Caretaker {
  /**
   * @param limit at least 1
   * @return jobs, running or with an attempt to deliver under way, whose holder is known to be
   *     dead; empty where deaths cannot be known: such jobs are due when their lease ends
   */
  List<Versioned<Job>> orphans(int limit);

  /**
   * Removes for good what is past: the jobs, every blob that was made for them, and what writers
   * that died left half-written; and audit trails of jobs that are gone, {@link
   * io.cortap.core.audit.AuditTrail#KEPT} after their last record. Blobs whose key names no job
   * stay.
   */
  Removed removePast(Instant now, Retention retention);

  /**
   * Writes where jobs are written, and leaves nothing behind.
   *
   * @throws PortUnavailableException if a job could not be written now, saying why
   */
  void tryJobs();

  /**
   * Writes where blobs are written, and leaves nothing behind.
   *
   * @throws PortUnavailableException if a blob could not be written now, saying why
   */
  void tryBlobs();

  /** What waits for a worker or a receiver, counted for operators; may be a moment old. */
  Waiting waiting(Instant now);

  /**
   * What waits.
   *
   * @param jobs how many jobs, not webhooks, are due at that instant and have no worker
   * @param dueSince when the oldest work fell due that has no worker, webhooks included
   * @param undelivered of the jobs whose webhook is owed, the one accepted first
   */
  record Waiting(int jobs, Optional<Instant> dueSince, Optional<JobId> undelivered) {}

  /** How much was removed. */
  record Removed(int jobs, int blobs, int trails) {}
}

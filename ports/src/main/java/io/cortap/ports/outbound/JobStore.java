package io.cortap.ports.outbound;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Backlog;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.QueueLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers jobs, and knows which of them need a worker.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; processes may share one backing
 * store.
 *
 * <p><b>Consistency.</b> A read by key sees every write that returned before it began. Of two
 * writers with the same version exactly one wins.
 *
 * <p><b>Time.</b> Instants survive the round trip to the millisecond; finer digits may be dropped.
 *
 * <p><b>Failure.</b> Every method may throw {@link PortUnavailableException}, after which a write
 * may or may not have happened: read again before deciding.
 */
public interface JobStore {
  /**
   * How many jobs of one tenant {@link #due} returns at most, so that waiting tenants take turns.
   */
  int DUE_PER_TENANT = 5;

  /**
   * Stores the job and its claim in one write. Of several jobs that seek a common scope exactly one
   * is added, whoever comes first.
   *
   * <p>The first of the {@link IdempotencyClaim#sought} scopes that {@link IdempotencyClaim#isHeld}
   * at the instant at which {@code job} was accepted decides: its holder stays, and takes those of
   * the claim's scopes that are not held, until its own claim ends. A job that takes a scope
   * without holding it yet waits there beside others, the first accepted first, until one that
   * holds it at once takes the place of all.
   *
   * <p>A job for which there is no room is not stored; one that a key leads to an earlier job is
   * answered first.
   *
   * @param claim {@link IdempotencyClaim#NONE} for a job without a key
   * @param limits what there is room for; a store with late indexes may be a few jobs off
   */
  Added add(Job job, IdempotencyClaim claim, QueueLimits limits);

  /**
   * @return the newest version of the job, or empty if the tenant has none of that id
   */
  Optional<Versioned<Job>> find(JobKey key);

  /**
   * @return the newest version of the job to which the link was issued, or empty if it is gone
   */
  Optional<Versioned<Job>> findByLink(LinkClaim claim);

  /**
   * @param next goes on from {@code read}, its trail too: no store takes an audit record back
   * @return the job with its new version, or empty if {@code read} is no longer the newest
   */
  Optional<Versioned<Job>> replace(Versioned<Job> read, Job next);

  /**
   * @param limit at least 1
   * @return jobs whose {@link Job#due} names this lane at or before {@code now}: the oldest of each
   *     tenant first, then the second oldest of each, and so on, at most {@link #DUE_PER_TENANT} of
   *     a tenant; the older first where tenants are even. A job may be missing or stale for a
   *     moment on a store with late indexes; claiming by {@link #replace} settles it
   */
  List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit);

  /** What became of a job that was to be added. */
  sealed interface Added {
    /**
     * It is there.
     *
     * @param job with its first version
     * @param ahead how many unfinished jobs were in its queue before it ({@link Backlog#ahead}); a
     *     store with late indexes may be a few off
     */
    record Stored(Versioned<Job> job, int ahead) implements Added {}

    /** Nothing was stored: so many jobs wait already that the limits leave no room. */
    record QueueFull() implements Added {}

    /** Nothing was stored: another job has its id, and stays as it was. */
    record IdTaken() implements Added {}

    /**
     * Nothing was stored: another job holds the key.
     *
     * @param job its newest version
     */
    record KeyHeld(Versioned<Job> job) implements Added {}
  }
}

package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A job that this worker has claimed, with the version that fences it. Every move goes through
 * {@link #update}; the first one that is refused ends the claim for good. Moves that only say how
 * far the work has come may wait for it: {@link #note}. Thread-safe: the worker and its heartbeat
 * share it.
 */
final class HeldJob {
  // Not "synchronized", which would pin a virtual thread to its carrier during a store's I/O.
  private final ReentrantLock lock = new ReentrantLock();
  private static final Duration WRITTEN_EVERY = Duration.ofSeconds(1);

  private final JobStore jobs;
  private final TenantId tenant;

  /** As it is stored. */
  private Versioned<Job> current;

  /** What was noted since. */
  private UnaryOperator<Job> noted = UnaryOperator.identity();

  private Instant writtenAt;
  private volatile boolean lost;

  private HeldJob(JobStore jobs, Versioned<Job> claimed) {
    this.jobs = jobs;
    this.tenant = claimed.value().key().tenant();
    this.current = claimed;
    this.writtenAt = claimed.value().updatedAt();
  }

  /** Claims by the move given, or empty if another worker was faster. */
  static Optional<HeldJob> claim(JobStore jobs, Versioned<Job> read, UnaryOperator<Job> claim) {
    return written(jobs, read, claim.apply(read.value())).map(won -> new HeldJob(jobs, won));
  }

  /** With all that was noted. */
  Job job() {
    lock.lock();
    try {
      return noted.apply(current.value());
    } finally {
      lock.unlock();
    }
  }

  /** Whose it is. */
  TenantId tenant() {
    return tenant;
  }

  boolean lost() {
    return lost;
  }

  /** Whether the calling thread is in the middle of a move. */
  boolean isMoving() {
    return lock.isHeldByCurrentThread();
  }

  /** The holder gives up: no later move of it will be written. */
  void lose() {
    lost = true;
  }

  /**
   * Moves the job on, in memory at first: it is written with the next {@link #update}, and at once
   * if nothing was written for a second. A crash loses it, so it decides nothing; whoever follows
   * the job is told of steps that were passed in between.
   *
   * @throws LostClaimException as {@link #update}
   * @throws PortUnavailableException as {@link #update}
   */
  Job note(Instant now, UnaryOperator<Job> move) {
    lock.lock();
    try {
      if (lost) {
        throw new LostClaimException(current.value().id());
      }
      UnaryOperator<Job> before = noted;
      noted = job -> move.apply(before.apply(job));
      if (now.isBefore(writtenAt.plus(WRITTEN_EVERY))) {
        return job();
      }
      writtenAt = now;
      return update(UnaryOperator.identity());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Moves the job on.
   *
   * @throws LostClaimException if another worker has claimed it meanwhile, or it was ended
   * @throws PortUnavailableException if the store is down; the claim still stands as far as is
   *     known
   */
  Job update(UnaryOperator<Job> move) {
    lock.lock();
    try {
      if (lost) {
        throw new LostClaimException(current.value().id());
      }
      Optional<Versioned<Job>> written = written(jobs, current, move.apply(job()));
      while (written.isEmpty()) {
        // A caller may have used or made a link meanwhile; the claim is lost only to a worker.
        current = stillHeld();
        written = written(jobs, current, move.apply(job()));
      }
      current = written.get();
      noted = UnaryOperator.identity();
      return current.value();
    } finally {
      lock.unlock();
    }
  }

  /** Moves the job on for the last time: no later move of this claim will be written. */
  Job finish(UnaryOperator<Job> move) {
    lock.lock();
    try {
      Job last = update(move);
      lost = true;
      return last;
    } finally {
      lock.unlock();
    }
  }

  private static Optional<Versioned<Job>> written(JobStore jobs, Versioned<Job> read, Job next) {
    try {
      Optional<Versioned<Job>> written = jobs.replace(read, next);
      // A write that comes through twice is refused the second time, by itself.
      return written.isPresent() ? written : find(jobs, next);
    } catch (PortUnavailableException e) {
      // The write may or may not have happened: what is stored now decides.
      Versioned<Job> stored = jobs.find(next.key()).orElseThrow(() -> e);
      if (stored.version() == read.version()) {
        Optional<Versioned<Job>> again = jobs.replace(read, next);
        // The first may have come through after all, and be what refuses the second.
        return again.isPresent() ? again : find(jobs, next);
      }
      return Optional.of(stored).filter(found -> found.value().equals(next));
    }
  }

  private static Optional<Versioned<Job>> find(JobStore jobs, Job written) {
    return jobs.find(written.key()).filter(stored -> stored.value().equals(written));
  }

  /** The job as it is stored now, if the claim on it is still this one. */
  private Versioned<Job> stillHeld() {
    return jobs.find(current.value().key())
        .filter(stored -> stored.value().currentClaim().equals(current.value().currentClaim()))
        .orElseThrow(this::taken);
  }

  private LostClaimException taken() {
    lost = true;
    return new LostClaimException(current.value().id());
  }
}

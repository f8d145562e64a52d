package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A job that this worker has claimed, with the version that fences it. Every move goes through
 * {@link #update}; the first one that is refused ends the claim for good. Thread-safe: the worker
 * and its heartbeat share it.
 */
final class HeldJob {
  // Not "synchronized", which would pin a virtual thread to its carrier during a store's I/O.
  private final ReentrantLock lock = new ReentrantLock();
  private final JobStore jobs;
  private Versioned<Job> current;
  private volatile boolean lost;

  private HeldJob(JobStore jobs, Versioned<Job> claimed) {
    this.jobs = jobs;
    this.current = claimed;
  }

  /** Claims by the move given, or empty if another worker was faster. */
  static Optional<HeldJob> claim(JobStore jobs, Versioned<Job> read, UnaryOperator<Job> claim) {
    return written(jobs, read, claim.apply(read.value())).map(won -> new HeldJob(jobs, won));
  }

  Job job() {
    lock.lock();
    try {
      return current.value();
    } finally {
      lock.unlock();
    }
  }

  boolean lost() {
    return lost;
  }

  /** The holder gives up: no later move of it will be written. */
  void lose() {
    lost = true;
  }

  /**
   * Moves the job on.
   *
   * @throws LostClaimException if another worker has moved it meanwhile
   * @throws PortUnavailableException if the store is down; the claim still stands as far as is
   *     known
   */
  Job update(UnaryOperator<Job> move) {
    lock.lock();
    try {
      if (lost) {
        throw new LostClaimException(current.value().id());
      }
      Job next = move.apply(current.value());
      current = written(jobs, current, next).orElseThrow(this::taken);
      return current.value();
    } finally {
      lock.unlock();
    }
  }

  private static Optional<Versioned<Job>> written(JobStore jobs, Versioned<Job> read, Job next) {
    try {
      return jobs.replace(read, next);
    } catch (PortUnavailableException e) {
      // The write may or may not have happened: what is stored now decides.
      Versioned<Job> stored = jobs.find(next.key()).orElseThrow(() -> e);
      if (stored.version() == read.version()) {
        return jobs.replace(read, next);
      }
      return Optional.of(stored).filter(found -> found.value().equals(next));
    }
  }

  private LostClaimException taken() {
    lost = true;
    return new LostClaimException(current.value().id());
  }
}

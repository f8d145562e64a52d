package io.cortap.ports.inbound;

import io.cortap.core.job.JobId;
import io.cortap.ports.inbound.FindJob.Found;
import java.time.Duration;

/** Lets its creator follow a job while it is worked on. */
public interface WatchJob {
  /**
   * @return a watch that begins with the job as it stands; or the refusal that {@link FindJob}
   *     gives
   */
  Answer<Watch> watch(Caller caller, JobId id);

  /** One job, followed by one thread at a time. It holds nothing that must be closed. */
  interface Watch {
    /** The job as this watch last saw it. */
    Found last();

    /**
     * Waits until the job has come further than {@link #last()}, see {@link
     * io.cortap.core.job.JobSteps}.
     *
     * @return the job as it stands then; {@link #last()} if nothing happened within {@code wait};
     *     or why it cannot be followed any more
     * @throws InterruptedException if the waiting thread is interrupted
     */
    Answer<Found> next(Duration wait) throws InterruptedException;
  }
}

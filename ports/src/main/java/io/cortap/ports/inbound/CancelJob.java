package io.cortap.ports.inbound;

import io.cortap.core.job.JobId;

/** Ends a job that nobody wants any more. */
public interface CancelJob {
  /**
   * A job that waits stops at once, one under way at its next step; either way it is cancelled, and
   * its token erased, when this returns. A finished job stays as it is, so that the same call may
   * be made again.
   *
   * @return the job as it stands then; or the refusal that {@link FindJob} gives
   */
  Answer<FindJob.Found> cancel(Caller caller, JobId id);
}

package io.cortap.ports.inbound;

import io.cortap.core.job.JobId;

/** Continues a job whose token ended before the project was read. */
public interface ResumeJob {
  /**
   * A job that failed with {@code EXPIRED_TOKEN} waits for a worker again, with the caller's token
   * and the whole of its time. The caller must be its creator.
   *
   * @return the job as it stands then; {@code CONFLICT} if it is not in that state, or its webhook
   *     is on its way at this moment; or the refusal that {@link FindJob} gives
   */
  Answer<FindJob.Found> resume(Caller caller, JobId id);
}

package io.cortap.workflow;

import io.cortap.core.job.JobId;

/**
 * Another worker has the job now: whatever this one was doing with it must stop and leave no trace.
 */
final class LostClaimException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LostClaimException(JobId id) {
    super("job " + id + " is held by another worker now");
  }
}

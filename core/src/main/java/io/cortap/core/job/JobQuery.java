package io.cortap.core.job;

import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Requester;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of a requester's own jobs are wanted. A job whose token nobody has confirmed is nobody's
 * own: whoever forges a token puts nothing on the list of the user whom it names.
 *
 * @param project only jobs of this project, if there is one
 * @param status only jobs in this status, if there is one
 * @param goneUntil a job that finished then or earlier is not kept any more
 */
public record JobQuery(
    Requester requester,
    Optional<ProjectId> project,
    Optional<JobStatus> status,
    Instant goneUntil) {

  /** Whether {@code job} is one of them. */
  public boolean matches(Job job) {
    return job.accepted().requester().equals(requester)
        && job.material().confirmed()
        && project.stream().allMatch(job.accepted().request().project()::equals)
        && status.stream().allMatch(job.status()::equals)
        && !job.state().finishedBy(goneUntil);
  }
}

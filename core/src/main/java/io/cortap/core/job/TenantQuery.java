package io.cortap.core.job;

import io.cortap.core.report.ProjectId;
import io.cortap.core.report.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of a tenant's jobs are wanted, whoever created them. A job whose token nobody has confirmed
 * is of no tenant yet.
 *
 * @param updatedSince only jobs that moved then or later
 * @param project only jobs of this project, if there is one
 * @param status only jobs in this status, if there is one
 * @param goneUntil a job that finished then or earlier is not kept any more
 */
public record TenantQuery(
    TenantId tenant,
    Instant updatedSince,
    Optional<ProjectId> project,
    Optional<JobStatus> status,
    Instant goneUntil) {

  /** Whether {@code job} is one of them. */
  public boolean matches(Job job) {
    return job.key().tenant().equals(tenant)
        && job.material().confirmed()
        && !job.updatedAt().isBefore(updatedSince)
        && project.stream().allMatch(job.accepted().request().project()::equals)
        && status.stream().allMatch(job.status()::equals)
        && !job.state().finishedBy(goneUntil);
  }
}

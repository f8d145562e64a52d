package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobState;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.JobIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Bounds the reports of one project in one day (UTC). Jobs that failed or were cancelled made none
 * and do not count. It asks the index, so that every node counts the same; two requests at the very
 * same moment may both be the last.
 *
 * @param perProject 0 is without limit, and nothing is asked
 */
record DailyReports(JobIndex index, int perProject) {
  private static final int PAGE = 100;

  /** Why no further report of the project is made today, and until when; empty if there is room. */
  Optional<Problem> objection(TenantId tenant, ProjectId project, Instant now) {
    if (perProject == 0) {
      return Optional.empty();
    }
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
    return isUsedUp(tenant, project, midnight)
        ? Optional.of(problem(project, Duration.between(now, midnight.plus(Duration.ofDays(1)))))
        : Optional.empty();
  }

  private boolean isUsedUp(TenantId tenant, ProjectId project, Instant midnight) {
    var query =
        new TenantQuery(tenant, midnight, Optional.of(project), Optional.empty(), Instant.EPOCH);
    int made = 0;
    Optional<JobPosition> after = Optional.empty();
    List<Job> page;
    do {
      page = index.listOfTenant(query, after, PAGE);
      for (Job job : page) {
        if (job.accepted().createdAt().isBefore(midnight)) {
          return false;
        }
        made += counts(job) ? 1 : 0;
        if (made >= perProject) {
          return true;
        }
      }
      after = page.isEmpty() ? after : Optional.of(JobPosition.of(page.getLast()));
    } while (page.size() == PAGE);
    return false;
  }

  private static boolean counts(Job job) {
    return !(job.state() instanceof JobState.Failed || job.state() instanceof JobState.Cancelled);
  }

  private Problem problem(ProjectId project, Duration wait) {
    return Problem.of(
            FailureCode.TOO_MANY_REQUESTS,
            "%d reports of project %s were asked for today (UTC), as many as a day has; nothing was stored"
                .formatted(perProject, project))
        .with("retry_after_seconds", Math.max(1, wait.toSeconds()))
        .at("submission");
  }
}

package io.cortap.core.job;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a job stands among others, newest first: a place that no arrival and no move of a job
 * shifts.
 */
public record JobPosition(Instant createdAt, JobId id) {
  /** The newest comes first; of those accepted in one instant, the one with the greater id. */
  public static final Comparator<JobPosition> NEWEST_FIRST =
      Comparator.comparing(JobPosition::createdAt)
          .thenComparing(position -> position.id().value())
          .reversed();

  /** The place of {@code job}. */
  public static JobPosition of(Job job) {
    return new JobPosition(job.accepted().createdAt(), job.id());
  }
}

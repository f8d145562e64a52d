package io.cortap.adapter.memory;

import io.cortap.core.job.Backlog;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.Versioned;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists what an {@link InMemoryJobStore} holds, by looking at all of it. */
public final class InMemoryJobIndex implements JobIndex {
  private static final Comparator<Job> NEWEST_FIRST =
      Comparator.comparing(JobPosition::of, JobPosition.NEWEST_FIRST);

  private final InMemoryJobStore store;

  /** An index of that store, which it looks into each time. */
  public InMemoryJobIndex(InMemoryJobStore store) {
    this.store = store;
  }

  @Override
  public List<Job> list(JobQuery query, Optional<JobPosition> after, int limit) {
    return list(query::matches, after, limit);
  }

  @Override
  public List<Job> listOfTenant(TenantQuery query, Optional<JobPosition> after, int limit) {
    return list(query::matches, after, limit);
  }

  private List<Job> list(Predicate<Job> wanted, Optional<JobPosition> after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
    return store.all().stream()
        .map(Versioned::value)
        .filter(wanted)
        .filter(job -> after.stream().allMatch(place -> isBehind(job, place)))
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public Backlog backlog(TenantId tenant) {
    return store.backlog(tenant);
  }

  private static boolean isBehind(Job job, JobPosition place) {
    return JobPosition.NEWEST_FIRST.compare(JobPosition.of(job), place) > 0;
  }
}

package io.cortap.ports.outbound;

import io.cortap.core.job.Backlog;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.report.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Lists the jobs of one requester or of one tenant, and counts those that are not finished. It
 * shows what a {@link JobStore} holds and keeps nothing itself.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> Places do not move: whoever goes on behind the last job of a page meets no
 * job twice and misses none that was there before the first page and still matches. A job may be
 * missing or stale for a moment on a store with late indexes.
 *
 * <p><b>Time.</b> Nothing is dropped here; what is no longer kept is what the query says.
 *
 * <p><b>Failure.</b> {@link PortUnavailableException} when the store cannot be read.
 */
public interface JobIndex {
  /**
   * @param after only jobs behind this place, if there is one
   * @param limit at least 1
   * @return the jobs that {@link JobQuery#matches}, in the order of {@link
   *     JobPosition#NEWEST_FIRST}, at most {@code limit}; fewer only if there are no more
   */
  List<Job> list(JobQuery query, Optional<JobPosition> after, int limit);

  /**
   * @param after only jobs behind this place, if there is one
   * @param limit at least 1
   * @return the jobs that {@link TenantQuery#matches}, in the order of {@link
   *     JobPosition#NEWEST_FIRST}, at most {@code limit}; fewer only if there are no more
   */
  List<Job> listOfTenant(TenantQuery query, Optional<JobPosition> after, int limit);

  /** How many jobs are not finished, of this tenant and of nobody. */
  Backlog backlog(TenantId tenant);
}

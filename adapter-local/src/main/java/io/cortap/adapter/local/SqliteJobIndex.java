package io.cortap.adapter.local;

import io.cortap.core.job.Backlog;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.JobIndex;
import java.util.List;
import java.util.Optional;

/**
 * Lists the jobs in a SQLite file. A row that cannot be read is left out and logged once, so that
 * one damaged row does not hide the others.
 */
public final class SqliteJobIndex implements JobIndex {
  private final SqliteFile file;
  private final DamagedRows damagedRows = new DamagedRows();

  /**
   * @param file borrowed: whoever opened it closes it
   */
  public SqliteJobIndex(SqliteFile file) {
    this.file = file;
  }

  @Override
  public List<Job> list(JobQuery query, Optional<JobPosition> after, int limit) {
    requirePositive(limit);
    return file.read(
        "list jobs", tx -> new JobListing(tx).list(query, after, limit, damagedRows::report));
  }

  @Override
  public List<Job> listOfTenant(TenantQuery query, Optional<JobPosition> after, int limit) {
    requirePositive(limit);
    return file.read(
        "list a tenant's jobs",
        tx -> new JobListing(tx).list(query, after, limit, damagedRows::report));
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
  }

  @Override
  public Backlog backlog(TenantId tenant) {
    return file.read("count waiting jobs", tx -> new BacklogRows(tx).of(tenant));
  }
}

package io.cortap.adapter.local;

import io.cortap.core.job.JobId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each row that cannot be read, once. Thread-safe. */
final class DamagedRows {
  private static final Logger LOG = LoggerFactory.getLogger(DamagedRows.class);

  private final Set<JobId> reported = ConcurrentHashMap.newKeySet();

  void report(JobId id, DamagedRecordException damage) {
    if (reported.add(id)) {
      LOG.atError()
          .setCause(damage)
          .addKeyValue("event", "job_row_damaged")
          .addKeyValue("job_id", id)
          .log("a job's row cannot be read; no worker takes the job, and no list shows it");
    }
  }
}

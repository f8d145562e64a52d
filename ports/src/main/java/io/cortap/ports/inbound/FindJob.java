package io.cortap.ports.inbound;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.report.DownloadLink;

/** Tells its creator, and service accounts of its tenant, how a job stands. */
public interface FindJob {
  /**
   * @return the job as it stands; a job of another tenant and a job that does not exist are the
   *     same refusal
   */
  Answer<Found> find(Caller caller, JobId id);

  /** A job, and where its report can be fetched. */
  record Found(Job job, Download download) {}

  /** Whether there is something to fetch. */
  sealed interface Download {
    /** The latest link; a new one was made if there was none or it had ended. */
    record Ready(DownloadLink link) implements Download {}

    /** Whoever asks may read of jobs and open no report. */
    record Withheld() implements Download {}

    /** There is no report, not yet or not any more. */
    record Absent() implements Download {}
  }
}

package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.report.BlobKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where a job's bytes lie (contract, section 4). Keys hold the attempt, so that what a worker wrote
 * after losing its claim is never mistaken for what its successor wrote.
 */
final class BlobKeys {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private BlobKeys() {}

  static BlobKey snapshot(Job job, Instant now) {
    return new BlobKey(folder("data", job) + "canonical_" + ending(job, now) + ".json");
  }

  static BlobKey report(Job job, Instant now) {
    return new BlobKey(
        folder("reports", job)
            + job.accepted().request().type()
            + "_"
            + ending(job, now)
            + "."
            + job.accepted().request().options().format().wireName());
  }

  private static String folder(String kind, Job job) {
    return kind + "/" + job.key().tenant() + "/project-" + job.accepted().request().project() + "/";
  }

  private static String ending(Job job, Instant now) {
    return STAMP.format(now) + "_" + job.id() + "_" + job.effort().claims();
  }
}

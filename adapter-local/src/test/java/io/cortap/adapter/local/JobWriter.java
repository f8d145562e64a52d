package io.cortap.adapter.local;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.job.Job;
import io.cortap.ports.outbound.Versioned;
import java.nio.file.Path;

/** Adds jobs and claims each, for ever; prints every write that returned. */
final class JobWriter {
  private JobWriter() {}

  /**
   * @param arguments the store's file, and the number of the first job
   */
  public static void main(String[] arguments) {
    try (var file = SqliteFile.open(Path.of(arguments[0]))) {
      var jobs = new SqliteJobStore(file);
      for (int number = Integer.parseInt(arguments[1]); ; number++) {
        Versioned<Job> added = SampleJobs.added(jobs, SampleJobs.queued(number));
        System.out.println(number + " " + added.version());
        Versioned<Job> claimed = jobs.replace(added, SampleJobs.running(number)).orElseThrow();
        System.out.println(number + " " + claimed.version());
      }
    }
  }
}

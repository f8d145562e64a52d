package io.cortap.adapter.http;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.problem.ProblemForm;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.FindJob.Found;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Jobs as JSON; who polls one that has not changed since gets the same bytes. Thread-safe. */
final class PrintedJobs {
  private static final int CAPACITY = 256;

  private record Printed(Job job, Download download, byte[] json) {
    /** The very object: to compare two jobs costs more than to print one. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Found found) {
      return job == found.job() && download.equals(found.download());
    }
  }

  private final ProblemForm problems;
  private final Map<JobId, Printed> lately =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Printed> eldest) {
          return size() > CAPACITY;
        }
      };

  PrintedJobs(ProblemForm problems) {
    this.problems = problems;
  }

  /** The caller must not change the bytes. */
  byte[] json(Found found) {
    return known(found).orElseGet(() -> printed(found)).json();
  }

  private synchronized Optional<Printed> known(Found found) {
    return Optional.ofNullable(lately.get(found.job().id())).filter(printed -> printed.isOf(found));
  }

  private Printed printed(Found found) {
    var printed =
        new Printed(found.job(), found.download(), Json.bytes(JobJson.of(found, problems)));
    remember(printed);
    return printed;
  }

  private synchronized void remember(Printed printed) {
    lately.put(printed.job().id(), printed);
  }
}

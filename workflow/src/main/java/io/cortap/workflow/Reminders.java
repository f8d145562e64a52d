package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.JobState;
import io.cortap.core.operation.Observation.JobLate;
import io.cortap.core.operation.Observation.LinkExpiredUnopened;
import io.cortap.core.report.IssuedLink;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When this node looks at a job again: four minutes after its first claim, and when a link of it
 * ends. Kept in memory: what a node was to look at, nobody looks at once it has ended. Thread-safe.
 */
final class Reminders {
  /** Beyond it nothing more is remembered. */
  private static final int MOST = 100_000;

  /** So many jobs are read at one look. */
  private static final int MOST_READ = 200;

  private record Link(JobKey job, int serial) {}

  /** Until a job is told of as late; then when it was. */
  private record Claimed(Instant lateAt, boolean told) {}

  private final Map<JobKey, Claimed> claimed = new ConcurrentHashMap<>();
  private final Map<Link, Instant> links = new ConcurrentHashMap<>();

  void claimed(JobKey job, Instant firstClaim) {
    if (claimed.size() < MOST) {
      claimed.putIfAbsent(job, new Claimed(firstClaim.plus(JobLate.AFTER), false));
    }
  }

  void finished(JobKey job) {
    claimed.remove(job);
  }

  void issued(JobKey job, IssuedLink link) {
    if (links.size() < MOST) {
      links.put(new Link(job, link.serial()), link.endsAt());
    }
  }

  /** Looks at the jobs for which it is time. */
  void look(JobStore jobs, Observing observing, Instant now) {
    claimed.entrySet().stream()
        .filter(entry -> !now.isBefore(entry.getValue().lateAt()))
        .limit(MOST_READ)
        .forEach(entry -> lookAt(entry.getKey(), entry.getValue(), jobs, observing, now));
    links.entrySet().stream()
        .filter(entry -> !now.isBefore(entry.getValue()))
        .limit(MOST_READ)
        .forEach(entry -> lookAt(entry.getKey(), jobs, observing));
  }

  private void lookAt(JobKey key, Claimed late, JobStore jobs, Observing observing, Instant now) {
    if (isUnfinished(jobs.find(key))) {
      // Another node may finish it: this one asks again in a while, and tells nothing more.
      claimed.replace(key, new Claimed(now.plus(Duration.ofMinutes(1)), true));
      if (!late.told()) {
        observing.tell(new JobLate());
      }
    } else {
      claimed.remove(key);
    }
  }

  private static boolean isUnfinished(Optional<Versioned<Job>> job) {
    return job.filter(found -> !(found.value().state() instanceof JobState.Finished)).isPresent();
  }

  private void lookAt(Link link, JobStore jobs, Observing observing) {
    boolean unopened =
        jobs.find(link.job()).stream()
            .flatMap(found -> found.value().links().stream())
            .anyMatch(issued -> issued.serial() == link.serial() && issued.openings() == 0);
    if (links.remove(link) != null && unopened) {
      observing.tell(new LinkExpiredUnopened());
    }
  }
}

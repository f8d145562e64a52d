package io.cortap.adapter.memory;

import io.cortap.core.job.Claim;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Retention;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Looks after stores in memory. No node of theirs outlives another, unless a test says so. */
public final class InMemoryCaretaker implements Caretaker {
  private final InMemoryJobStore jobs;
  private final InMemoryBlobStore blobs;
  private final Set<NodeId> dead = ConcurrentHashMap.newKeySet();

  /** Keeps house in these two stores. */
  public InMemoryCaretaker(InMemoryJobStore jobs, InMemoryBlobStore blobs) {
    this.jobs = jobs;
    this.blobs = blobs;
  }

  /** From now on that node counts as dead. */
  public void bury(NodeId node) {
    dead.add(node);
  }

  @Override
  public List<Versioned<Job>> orphans(int limit) {
    return jobs.all().stream()
        .filter(
            job -> job.value().currentClaim().map(Claim::holder).filter(dead::contains).isPresent())
        .limit(limit)
        .toList();
  }

  @Override
  public Removed removePast(Instant now, Retention retention) {
    int jobsRemoved = jobs.removeIf(retention::isPast);
    Set<JobId> kept =
        jobs.all().stream().map(job -> job.value().id()).collect(Collectors.toUnmodifiableSet());
    return new Removed(
        jobsRemoved,
        blobs.removeIf(key -> retention.isPast(key, kept::contains)),
        jobs.removeTrailsIf(trail -> trail.isPastAt(now)));
  }

  @Override
  public Waiting waiting(Instant now) {
    List<Job> due =
        jobs.all().stream()
            .map(Versioned::value)
            .filter(job -> job.due().filter(work -> !work.at().isAfter(now)).isPresent())
            .toList();
    return new Waiting(
        (int) due.stream().filter(job -> !(job.state() instanceof JobState.Finished)).count(),
        due.stream().flatMap(job -> job.due().stream()).map(Due::at).min(Comparator.naturalOrder()),
        jobs.all().stream()
            .map(Versioned::value)
            .filter(job -> job.delivery() instanceof Delivery.Owed)
            .map(Job::id)
            .min(Comparator.comparing(JobId::value)));
  }

  /** Memory always takes one more. */
  @Override
  public void tryJobs() {}

  /** Memory always takes one more. */
  @Override
  public void tryBlobs() {}
}

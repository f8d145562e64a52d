package io.cortap.adapter.memory;

import io.cortap.core.job.Claim;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Retention;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Looks after stores in memory. No node of theirs outlives another, unless a test says so. */
public final class InMemoryCaretaker implements Caretaker {
  private final InMemoryJobStore jobs;
  private final InMemoryBlobStore blobs;
  private final Set<NodeId> dead = ConcurrentHashMap.newKeySet();

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

  /** Memory always takes one more. */
  @Override
  public void tryJobs() {}

  /** Memory always takes one more. */
  @Override
  public void tryBlobs() {}
}

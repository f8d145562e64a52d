package io.cortap.adapter.memory;

import io.cortap.core.job.Claim;
import io.cortap.core.job.Job;
import io.cortap.core.job.NodeId;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.Versioned;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks after stores in memory. No node of theirs outlives another, unless a test says so. */
public final class InMemoryCaretaker implements Caretaker {
  private final InMemoryJobStore jobs;
  private final Set<NodeId> dead = ConcurrentHashMap.newKeySet();

  public InMemoryCaretaker(InMemoryJobStore jobs) {
    this.jobs = jobs;
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
}

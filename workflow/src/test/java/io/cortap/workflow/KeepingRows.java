package io.cortap.workflow;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.Material;
import io.cortap.core.job.QueueLimits;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A store that keeps tokens in rows of their own, which must be erased by themselves. */
final class KeepingRows implements JobStore {
  private final JobStore store;
  private final Predicate<Job> erases;
  private final Map<JobKey, byte[]> tokens = new HashMap<>();

  /**
   * @param erases whether the row is erased with the write of such a job, as it should be
   */
  KeepingRows(JobStore store, Predicate<Job> erases) {
    this.store = store;
    this.erases = erases;
  }

  /** What lies in the rows. */
  List<byte[]> rows() {
    return List.copyOf(tokens.values());
  }

  private void keep(Job job) {
    if (job.material() instanceof Material.Token token) {
      tokens.put(job.key(), token.token().bytes());
    } else if (erases.test(job)) {
      tokens.remove(job.key());
    }
  }

  @Override
  public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
    Added added = store.add(job, claim, limits);
    if (added instanceof Added.Stored) {
      keep(job);
    }
    return added;
  }

  @Override
  public Optional<Versioned<Job>> find(JobKey key) {
    return store.find(key);
  }

  @Override
  public Optional<Versioned<Job>> findByLink(LinkClaim claim) {
    return store.findByLink(claim);
  }

  @Override
  public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
    Optional<Versioned<Job>> written = store.replace(read, next);
    written.ifPresent(job -> keep(job.value()));
    return written;
  }

  @Override
  public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
    return store.due(lane, now, limit);
  }
}

package io.cortap.workflow;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.QueueLimits;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store whose calls may meet trouble. */
final class TroubledJobStore implements JobStore {
  private final JobStore inner;
  private Trouble trouble = Trouble.NONE;
  private boolean twice;

  TroubledJobStore(JobStore inner) {
    this.inner = inner;
  }

  void meet(Trouble next) {
    trouble = next;
  }

  /** From now on each write comes through twice, and the second answer is the one that is seen. */
  void writeTwice() {
    twice = true;
  }

  private <T> T through(String call, Supplier<T> work) {
    trouble.before(call);
    T answer = work.get();
    trouble.after(call);
    return answer;
  }

  @Override
  public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
    return through("add", () -> inner.add(job, claim, limits));
  }

  @Override
  public Optional<Versioned<Job>> find(JobKey key) {
    return through("find", () -> inner.find(key));
  }

  @Override
  public Optional<Versioned<Job>> findByLink(LinkClaim claim) {
    return through("findByLink", () -> inner.findByLink(claim));
  }

  @Override
  public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
    return through(
        "replace",
        () -> {
          Optional<Versioned<Job>> first = inner.replace(read, next);
          return twice ? inner.replace(read, next) : first;
        });
  }

  @Override
  public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
    return through("due", () -> inner.due(lane, now, limit));
  }
}

package io.cortap.workflow;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Due;
import io.cortap.core.job.Effort;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.JobState;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.Material;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Phase;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.Callback;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at every write that a store accepts, and knows what may follow what: an account of its own,
 * kept without asking the store.
 */
final class WatchedJobs implements JobStore {
  private final JobStore store;
  private final BlobStore blobs;
  private final Map<JobId, Versioned<Job>> newest = new LinkedHashMap<>();

  /** The event of each outcome that was ever stored, as receivers should see it. */
  private final Set<String> outcomes = new HashSet<>();

  private final List<byte[]> ciphertexts = new ArrayList<>();
  private final Set<NodeId> dead = new HashSet<>();

  /**
   * @param blobs where reports lie, as it is
   */
  WatchedJobs(JobStore store, BlobStore blobs) {
    this.store = store;
    this.blobs = blobs;
  }

  /** Every job as it was last written, oldest first. */
  List<Job> jobs() {
    return newest.values().stream().map(Versioned::value).toList();
  }

  /** Whether that outcome was stored, so that a receiver may hear of it. */
  boolean knows(String event) {
    return outcomes.contains(event);
  }

  /** Every form in which a token was ever stored. */
  List<byte[]> ciphertexts() {
    return ciphertexts;
  }

  void died(NodeId node) {
    dead.add(node);
  }

  static String event(Job job) {
    if (job.state() instanceof JobState.Completed) {
      return "evt_" + job.id() + "_completed";
    }
    long resumed =
        job.trail().records().stream()
            .filter(step -> step.action().name().equals("RESUMED"))
            .count();
    return "evt_" + job.id() + "_failed" + (resumed == 0 ? "" : "_" + (resumed + 1));
  }

  @Override
  public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
    Added added = store.add(job, claim, limits);
    if (added instanceof Added.Stored stored) {
      require(!newest.containsKey(job.id()), "a job was added over another", job, job);
      require(job.due().isPresent(), "an accepted job is due for nobody", job, job);
      remember(stored.job());
    }
    return added;
  }

  @Override
  public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
    Optional<Versioned<Job>> written = store.replace(read, next);
    if (written.isPresent()) {
      Versioned<Job> before = newest.get(next.id());
      if (before == null || before.version() != read.version()) {
        throw new Violation("a stale write was accepted: " + brief(next));
      }
      judge(before.value(), next);
      remember(written.get());
    }
    return written;
  }

  private void remember(Versioned<Job> job) {
    newest.put(job.value().id(), job);
    if (job.value().state() instanceof JobState.Running running
        && running.phase().compareTo(Phase.SEAL) > 0
        && job.value().material() instanceof Material.Token) {
      throw new Violation("a token is kept past the seal: " + brief(job.value()));
    }
    if (job.value().material() instanceof Material.Token token) {
      byte[] bytes = token.token().bytes();
      if (new String(bytes, StandardCharsets.ISO_8859_1).contains(SimulatedWorld.TOKENS_BEGIN)) {
        throw new Violation("a token is stored as it is: " + brief(job.value()));
      }
      ciphertexts.add(bytes);
    }
    if (job.value().state() instanceof JobState.Finished) {
      outcomes.add(event(job.value()));
    }
  }

  private void judge(Job before, Job next) {
    int known = before.trail().records().size();
    require(
        next.trail().records().size() >= known
            && next.trail().records().subList(0, known).equals(before.trail().records()),
        "the trail lost a record",
        before,
        next);
    require(next.progress() >= before.progress(), "progress fell", before, next);
    judgeEnd(before, next);
    judgeMaterial(before, next);
    judgeEffort(before, next);
    judgeFile(before, next);
    judgeDue(before, next);
  }

  private void judgeEnd(Job before, Job next) {
    switch (before.state()) {
      case JobState.Completed completed ->
          require(next.state().equals(completed), "a report was replaced", before, next);
      case JobState.Cancelled cancelled ->
          require(next.state().equals(cancelled), "a cancelled job went on", before, next);
      case JobState.Failed failed ->
          require(
              next.state().equals(failed)
                  || (next.state() instanceof JobState.Queued
                      && next.outcomeNumber() == before.outcomeNumber() + 1),
              "a failed job went on without being resumed",
              before,
              next);
      case JobState.Queued queued -> {}
      case JobState.Running running -> {}
    }
  }

  private void judgeMaterial(Job before, Job next) {
    boolean resumed = next.outcomeNumber() > before.outcomeNumber();
    boolean kept =
        switch (before.material()) {
          case Material.Snapshot sealed -> next.material().equals(sealed);
          case Material.Erased erased -> resumed || next.material().equals(erased);
          case Material.Token token -> true;
        };
    require(kept, "a token came back, or the snapshot changed", before, next);
  }

  private void judgeEffort(Job before, Job next) {
    if (next.outcomeNumber() > before.outcomeNumber()) {
      return;
    }
    Effort was = before.effort();
    Effort is = next.effort();
    int crashes = is.crashes() - was.crashes();
    int failures = is.failures() - was.failures();
    boolean fits;
    if (!(before.state() instanceof JobState.Running running)) {
      fits = crashes == 0 && failures == 0;
    } else if (next.state() instanceof JobState.Running other) {
      boolean sameClaim =
          other.claimedAt().equals(running.claimedAt())
              && other.lease().holder().equals(running.lease().holder());
      fits = crashes == (sameClaim ? 0 : 1) && failures == 0;
    } else if (next.state() instanceof JobState.Queued) {
      boolean holderDied = dead.contains(running.lease().holder());
      fits = holderDied ? crashes == 1 && failures == 0 : crashes >= 0 && crashes + failures <= 1;
    } else {
      fits = crashes == 0 && failures == 0;
    }
    require(fits, "a crash or a failure was charged wrongly", before, next);
  }

  private void judgeFile(Job before, Job next) {
    if (next.state() instanceof JobState.Completed completed
        && !(before.state() instanceof JobState.Completed)) {
      Optional<Blob> file = blobs.find(completed.file().key());
      require(
          file.filter(found -> found.sha256().equals(completed.file().sha256())).isPresent(),
          "a report became visible that is not there",
          before,
          next);
    }
  }

  private void judgeDue(Job before, Job next) {
    if (!(next.state() instanceof JobState.Finished)) {
      require(next.due().isPresent(), "a job that goes on is due for nobody", before, next);
    } else if (next.accepted().request().callback() instanceof Callback.Webhook) {
      require(
          !(next.delivery() instanceof Delivery.None), "a webhook is owed by nobody", before, next);
    }
  }

  private static void require(boolean holds, String rule, Job before, Job next) {
    if (!holds) {
      throw new Violation(rule + ":\n  before " + brief(before) + "\n  after  " + brief(next));
    }
  }

  static String brief(Job job) {
    return job.id() + " " + job.state() + " " + job.delivery() + " " + job.effort();
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
  public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
    return store.due(lane, now, limit);
  }

  /** What the store holds, as bytes, the tokens of its jobs among them. */
  List<byte[]> stored() {
    var all = new ArrayList<byte[]>();
    for (Job job : jobs()) {
      Job kept = store.find(job.key()).map(Versioned::value).orElse(job);
      all.add(kept.toString().getBytes(StandardCharsets.UTF_8));
      if (kept.material() instanceof Material.Token token) {
        all.add(token.token().bytes());
      }
    }
    return all;
  }
}

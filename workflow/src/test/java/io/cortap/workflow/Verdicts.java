package io.cortap.workflow;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold once nothing is left to do. */
record Verdicts(WatchedJobs jobs, WatchedBlobs blobs, WatchedReceiver receiver, Mutant mutant) {

  void judge(List<JobId> accepted) {
    Set<JobId> there = new HashSet<>();
    for (Job job : jobs.jobs()) {
      there.add(job.id());
      judge(job);
    }
    for (JobId id : accepted) {
      require(there.contains(id), "an accepted job is gone: " + id);
    }
    judgeTokens();
  }

  private void judge(Job job) {
    String name = WatchedJobs.brief(job);
    require(job.state() instanceof JobState.Finished, "a job never ended: " + name);
    require(
        jobs.find(job.key()).filter(stored -> stored.value().equals(job)).isPresent(),
        "a job is not stored as it ended: " + name);
    require(SampleJobs.breaks(job.trail()).isEmpty(), "the audit chain is broken: " + name);
    switch (job.delivery()) {
      case Delivery.Delivered delivered ->
          require(receiver.took(WatchedJobs.event(job)), "nobody got what was delivered: " + name);
      case Delivery.Exhausted exhausted -> {}
      case Delivery.Stopped stopped -> {}
      case Delivery.None none -> throw new Violation("nobody is told: " + name);
      case Delivery.Owed owed -> throw new Violation("a webhook is still owed: " + name);
    }
    if (job.state() instanceof JobState.Completed completed) {
      require(
          blobs
              .find(completed.file().key())
              .filter(blob -> blob.sha256().equals(completed.file().sha256()))
              .isPresent(),
          "the visible file is not there: " + name);
    }
  }

  /** No stored or sent byte is a token's, encrypted or not. */
  private void judgeTokens() {
    var kept = new ArrayList<byte[]>(jobs.stored());
    kept.addAll(mutant.leftovers());
    String stored = joined(kept);
    for (byte[] ciphertext : jobs.ciphertexts()) {
      require(
          !stored.contains(new String(ciphertext, StandardCharsets.ISO_8859_1)),
          "an encrypted token outlived its job's work");
    }
    kept.addAll(receiver.heard());
    blobs.written().values().forEach(blob -> kept.add(blob.bytes()));
    String all = joined(kept);
    require(!all.contains(SimulatedWorld.TOKENS_BEGIN), "a token is stored or was sent");
  }

  private static String joined(List<byte[]> parts) {
    return String.join(
        "\n", parts.stream().map(part -> new String(part, StandardCharsets.ISO_8859_1)).toList());
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new Violation(what);
    }
  }
}

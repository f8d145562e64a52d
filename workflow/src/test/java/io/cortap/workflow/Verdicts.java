package io.cortap.workflow;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.report.UserToken;
import io.cortap.workflow.Happening.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * What must hold once nothing is left to do.
 *
 * @param rows the bytes that lie in the store
 * @param refuses whether Riskuity refused a token by then
 */
record Verdicts(
    WatchedJobs jobs,
    WatchedBlobs blobs,
    WatchedReceiver receiver,
    Supplier<List<byte[]>> rows,
    Causes causes,
    BiPredicate<UserToken, Instant> refuses) {
  /** The long tail at its shortest, from its first attempt on. */
  private static final Duration LONG_TAIL = Duration.ofMinutes(4_295).multipliedBy(8).dividedBy(10);

  private static final int ATTEMPTS_OF_LONG_TAIL = 9;
  private static final int TRIES = 4;
  private static final Duration SKEW = Duration.ofSeconds(4);

  /**
   * @param met what went wrong in the history at port calls
   */
  void judge(List<JobId> accepted, Set<Trouble> met) {
    Set<JobId> there = new HashSet<>();
    for (Job job : jobs.jobs()) {
      there.add(job.id());
      judge(job, met);
    }
    for (JobId id : accepted) {
      require(there.contains(id), "an accepted job is gone: " + id);
    }
    judgeTokens();
  }

  private void judge(Job job, Set<Trouble> met) {
    String name = WatchedJobs.brief(job);
    require(
        jobs.find(job.key()).filter(stored -> stored.value().equals(job)).isPresent(),
        "a job is not stored as it ended: " + name);
    List<String> breaks = SampleJobs.breaks(job.trail());
    require(breaks.isEmpty(), "the audit chain is broken: " + name + " " + breaks);
    judgeDelivery(job, name);
    switch (job.state()) {
      case JobState.Completed completed ->
          require(
              blobs
                  .find(completed.file().key())
                  .filter(blob -> blob.sha256().equals(completed.file().sha256()))
                  .isPresent(),
              "the visible file is not there: " + name);
      case JobState.Failed failed -> judgeFailure(job, failed, met, name);
      case JobState.Cancelled cancelled ->
          require(causes.cancelled(job), "nobody cancelled that: " + name);
      case JobState.Queued queued -> throw new Violation("a job never ended: " + name);
      case JobState.Running running -> throw new Violation("a job never ended: " + name);
    }
  }

  private void judgeDelivery(Job job, String name) {
    String event = WatchedJobs.event(job);
    switch (job.delivery()) {
      case Delivery.Delivered delivered ->
          require(receiver.took(event), "nobody got what was delivered: " + name);
      case Delivery.Exhausted exhausted -> judgeExhaustion(job, exhausted, name);
      case Delivery.Stopped stopped ->
          require(receiver.stopped(event), "nobody asked to stop: " + name);
      case Delivery.None none -> throw new Violation("nobody is told: " + name);
      case Delivery.Owed owed -> throw new Violation("a webhook is still owed: " + name);
    }
    long failed = failedAttempts(job, Instant.MIN);
    require(failed <= causes.sends(job), "a webhook failed without a cause: " + name);
  }

  /** Attempts that failed, but for those that crashed their workers again and again. */
  private static long failedAttempts(Job job, Instant since) {
    return job.trail().records().stream()
        .filter(record ->
            record.action() == AuditAction.DELIVERY_ATTEMPTED
                && !record.at().isBefore(since)
                && !record.outcome().equals("ok")
                && !record.outcome().contains("crashed"))
        .count();
  }

  private static void judgeExhaustion(Job job, Delivery.Exhausted exhausted, String name) {
    Instant since = job.deliveryOwedSince().orElseThrow();
    Duration tried = Duration.between(since, exhausted.endedAt());
    require(
        tried.plus(SKEW).compareTo(LONG_TAIL) >= 0,
        "a webhook was given up after " + tried + ": " + name);
    long attempts =
        job.trail().records().stream()
            .filter(record ->
                record.action() == AuditAction.DELIVERY_ATTEMPTED
                    && !record.at().plus(SKEW).isBefore(since))
            .count();
    require(
        attempts >= ATTEMPTS_OF_LONG_TAIL,
        "a webhook was given up after " + attempts + " attempts: " + name);
  }

  private void judgeFailure(Job job, JobState.Failed failed, Set<Trouble> met, String name) {
    boolean caused =
        switch (failed.problem().code()) {
          case EXPIRED_TOKEN, INVALID_TOKEN ->
              causes.tokens(job).stream()
                  .anyMatch(token -> refuses.test(token, failed.finishedAt()));
          case DATA_FETCH_ERROR ->
              causes.silences(job) > 0
                  && job.effort().failures() == TRIES - 1
                  && causes.all() >= TRIES;
          case SERVICE_UNAVAILABLE, S3_UPLOAD_ERROR ->
              causes.storeCalls > 0
                  && job.effort().failures() == TRIES - 1
                  && causes.all() >= TRIES;
          case INTERNAL_ERROR -> causes.renderings > 0;
          case JOB_CRASHED -> job.effort().crashes() >= 3 && wasDelayedOrDied(met);
          case JOB_TIMEOUT -> wasDelayedOrDied(met);
          default -> false;
        };
    require(caused, "a job failed without a cause: " + name + " " + failed.problem());
  }

  private static boolean wasDelayedOrDied(Set<Trouble> met) {
    return met.stream()
        .anyMatch(trouble ->
            switch (trouble) {
              case CRASH_BEFORE, CRASH_AFTER, DELAY, PARTITION, MEANWHILE -> true;
              case DOWN, LOST, TWICE -> false;
            });
  }

  /** No stored or sent byte is a token's, encrypted or not. */
  private void judgeTokens() {
    var kept = new ArrayList<byte[]>(jobs.stored());
    kept.addAll(rows.get());
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

package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.UserToken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was done to a simulated world, as its parts know it: whatever ends badly has its cause here.
 */
final class Causes {
  /** Calls to a store or a renderer whose caller saw a failure. */
  int storeCalls;

  int renderings;
  private final Map<CorrelationId, Integer> silences = new HashMap<>();
  private final Map<String, Integer> sends = new HashMap<>();
  private final Map<CorrelationId, UserToken> submitted = new HashMap<>();
  private final Map<JobId, Set<UserToken>> resumed = new HashMap<>();
  private final Set<JobId> cancelled = new HashSet<>();

  /** Riskuity gave no answer, or it did not come back. */
  void silence(CorrelationId asked) {
    silences.merge(asked, 1, Integer::sum);
  }

  /** A receiver did not take this event, or its answer did not come back. */
  void send(String event) {
    sends.merge(event, 1, Integer::sum);
  }

  /** The user is about to submit with this token. */
  void submission(CorrelationId correlation, UserToken token) {
    submitted.put(correlation, token);
  }

  /** The user is about to resume the job with this token. */
  void resumption(JobId id, UserToken token) {
    resumed.computeIfAbsent(id, first -> new HashSet<>()).add(token);
  }

  /** The user is about to cancel the job. */
  void cancellation(JobId id) {
    cancelled.add(id);
  }

  boolean cancelled(Job job) {
    return cancelled.contains(job.id());
  }

  int silences(Job job) {
    return silences.getOrDefault(job.accepted().correlationId(), 0);
  }

  /** How often a webhook of this job did not come through, whatever its outcome. */
  int sends(Job job) {
    return sends.entrySet().stream()
        .filter(sent -> sent.getKey().startsWith("evt_" + job.id() + "_"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Every token that the job was given. */
  Set<UserToken> tokens(Job job) {
    var all = new HashSet<>(resumed.getOrDefault(job.id(), Set.of()));
    UserToken first = submitted.get(job.accepted().correlationId());
    if (first != null) {
      all.add(first);
    }
    return all;
  }

  /** Failures of all kinds that an attempt to make a report may have met. */
  int all() {
    return storeCalls + renderings + silences.values().stream().mapToInt(Integer::intValue).sum();
  }
}

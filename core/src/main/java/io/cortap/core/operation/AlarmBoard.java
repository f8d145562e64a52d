package io.cortap.core.operation;

import io.cortap.core.operation.Observation.JobCompleted;
import io.cortap.core.operation.Observation.JobFailed;
import io.cortap.core.operation.Observation.JobLate;
import io.cortap.core.operation.Observation.QueueSampled;
import io.cortap.core.operation.Observation.ReceiverSeen;
import io.cortap.core.operation.Observation.UploadFailed;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.webhook.ReceiverState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which alarms ring on one node, from what it observes. An alarm that rings is told when it
 * begins and when it ends, and not in between. Thread-safe.
 */
public final class AlarmBoard {
  /** What happened longer ago rings no more. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  /** Work may be overdue for so long. */
  public static final Duration TOLERATED_AGE = Duration.ofSeconds(60);

  /** One in so many jobs may fail. */
  private static final int TOLERATED_FAILURES = 10;

  private static final int MOST_HOSTS = 1_000;

  private record Ended(Instant at, boolean failed) {}

  private record Key(Alarm alarm, String subject) {}

  private final Deque<Ended> ended = new ArrayDeque<>();
  private final Map<String, Integer> troubledHosts = new HashMap<>();
  private final Map<Key, String> ringing = new LinkedHashMap<>();
  private Instant lastLate = Instant.MIN;
  private Instant lastUploadError = Instant.MIN;
  private Duration queueAge = Duration.ZERO;

  /** Something happened {@code now}. */
  public synchronized void observe(Observation observation, Instant now) {
    switch (observation) {
      case JobCompleted completed -> ended.add(new Ended(now, false));
      case JobFailed failed -> {
        ended.add(new Ended(now, true));
        if (failed.code() == FailureCode.JOB_TIMEOUT) {
          lastLate = now;
        }
      }
      case JobLate late -> lastLate = now;
      case UploadFailed failed -> lastUploadError = now;
      case QueueSampled sampled -> queueAge = sampled.oldestDue();
      case ReceiverSeen seen -> seen(seen);
      case Observation.JobCreated created -> {}
      case Observation.JobsActive active -> {}
      case Observation.PhaseEnded phase -> {}
      case Observation.WebhookAttempted attempted -> {}
      case Observation.WebhookDecided decided -> {}
      case Observation.LinkDelivered delivered -> {}
      case Observation.Uploaded uploaded -> {}
      case Observation.LinkOpened opened -> {}
      case Observation.LinkExpiredUnopened expired -> {}
    }
    forgetBefore(now.minus(WINDOW));
  }

  private void seen(ReceiverSeen seen) {
    if (seen.failedInARow() <= ReceiverState.TOLERATED) {
      troubledHosts.remove(seen.host());
    } else if (troubledHosts.size() < MOST_HOSTS || troubledHosts.containsKey(seen.host())) {
      troubledHosts.put(seen.host(), seen.failedInARow());
    }
  }

  private void forgetBefore(Instant begin) {
    while (!ended.isEmpty() && !ended.getFirst().at().isAfter(begin)) {
      ended.removeFirst();
    }
  }

  /** What began or ended since the last look. */
  public synchronized List<AlarmNotice> look(Instant now) {
    forgetBefore(now.minus(WINDOW));
    Map<Key, String> found = found(now);
    var notices = new ArrayList<AlarmNotice>();
    found.forEach((key, detail) -> {
      if (!ringing.containsKey(key)) {
        notices.add(new AlarmNotice(key.alarm(), key.subject(), true, now, detail));
      }
    });
    ringing.keySet().stream()
        .filter(key -> !found.containsKey(key))
        .forEach(
            key -> notices.add(new AlarmNotice(key.alarm(), key.subject(), false, now, "over")));
    ringing.clear();
    ringing.putAll(found);
    return List.copyOf(notices);
  }

  private Map<Key, String> found(Instant now) {
    var found = new LinkedHashMap<Key, String>();
    failureRate().ifPresent(detail -> found.put(new Key(Alarm.JOB_FAILURE_RATE, ""), detail));
    troubledHosts.forEach((host, failed) ->
        found.put(
            new Key(Alarm.WEBHOOK_FAILURES, host),
            failed + " jobs in a row could not be told to " + host));
    if (isRecent(lastLate, now)) {
      found.put(
          new Key(Alarm.JOB_LATE, ""),
          "a job was not finished %d s after its first claim, or ended by JOB_TIMEOUT"
              .formatted(JobLate.AFTER.toSeconds()));
    }
    if (isRecent(lastUploadError, now)) {
      found.put(
          new Key(Alarm.UPLOAD_ERROR, ""), "the store for reports and snapshots took nothing");
    }
    if (queueAge.compareTo(TOLERATED_AGE) > 0) {
      found.put(
          new Key(Alarm.QUEUE_AGE, ""),
          "the oldest due work is overdue by " + queueAge.toSeconds() + " s");
    }
    return found;
  }

  private Optional<String> failureRate() {
    long failed = ended.stream().filter(Ended::failed).count();
    return failed * TOLERATED_FAILURES > ended.size()
        ? Optional.of(
            "%d of %d jobs that ended within %d minutes failed"
                .formatted(failed, ended.size(), WINDOW.toMinutes()))
        : Optional.empty();
  }

  private static boolean isRecent(Instant last, Instant now) {
    return last.isAfter(now.minus(WINDOW));
  }
}

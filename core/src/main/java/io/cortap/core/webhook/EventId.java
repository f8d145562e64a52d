package io.cortap.core.webhook;

import java.util.regex.Pattern;

/**
 * Names one event to its receiver: the same over all attempts, so that a receiver can drop what it
 * has seen.
 *
 * @param value {@code evt_}, then letters, digits, {@code _} or {@code -}; never a dot, which
 *     separates the parts of what Standard Webhooks signs
 */
public record EventId(String value) {
  private static final Pattern FORM = Pattern.compile("evt_[A-Za-z0-9_-]{1,200}");

  public EventId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an event id looks like evt_rpt-20270315-140045-..._completed (no dot), was '"
              + value
              + "'");
    }
  }

  /** The event "this job has its report". */
  public static EventId completed(String jobId) {
    return new EventId("evt_" + jobId + "_completed");
  }

  /**
   * The event "somebody tries the receiver out", which belongs to no job.
   *
   * @param suffix letters and digits that no other ping has
   */
  public static EventId ping(String suffix) {
    return new EventId("evt_ping_" + suffix);
  }

  /**
   * The event "this job failed or was cancelled". A job that was resumed may fail again, which is
   * another event: {@code evt_..._failed_2}.
   *
   * @param outcome which of the job's outcomes it is, from 1
   */
  public static EventId failed(String jobId, int outcome) {
    if (outcome < 1) {
      throw new IllegalArgumentException("outcomes count from 1, was " + outcome);
    }
    return new EventId("evt_" + jobId + "_failed" + (outcome == 1 ? "" : "_" + outcome));
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.cortap.core.operation;

import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.ReportType;
import java.time.Duration;

/**
 * Something that happened to the service's work, as operators count it (contract, section 8). It
 * names no tenant, no user and no job.
 */
public sealed interface Observation {

  /** A job was accepted and stored. */
  record JobCreated(ReportType type) implements Observation {}

  /**
   * A report is stored.
   *
   * @param worked how long the job was worked on, over all attempts; waiting does not count
   */
  record JobCompleted(ReportType type, Duration worked) implements Observation {}

  /** A job ended without a report, for this reason. */
  record JobFailed(ReportType type, FailureCode code) implements Observation {}

  /** A job was not finished {@link #AFTER} its first claim; each once. */
  record JobLate() implements Observation {
    public static final Duration AFTER = Duration.ofMinutes(4);
  }

  /**
   * So many jobs are worked on now.
   *
   * @param jobs of this node
   */
  record JobsActive(int jobs) implements Observation {}

  /**
   * A phase is over.
   *
   * @param completed whether the job could go on
   */
  record PhaseEnded(Phase phase, Duration took, boolean completed) implements Observation {}

  /**
   * What waits in the store, for all nodes.
   *
   * @param depth jobs that are due and have no worker
   * @param oldestDue how long the oldest due work, of jobs or webhooks, is overdue
   * @param oldestUndelivered how long ago the oldest job was accepted whose webhook is still owed
   */
  record QueueSampled(int depth, Duration oldestDue, Duration oldestUndelivered)
      implements Observation {}

  /**
   * An attempt to deliver ended.
   *
   * @param attempt from 1, over all deliveries of the job
   * @param delivered whether the receiver took it
   */
  record WebhookAttempted(int attempt, boolean delivered) implements Observation {}

  /**
   * It is decided whether a webhook arrived in time: the receiver took one of its quick attempts,
   * or none. Once for each delivery.
   */
  record WebhookDecided(boolean delivered) implements Observation {}

  /**
   * The receiver took a webhook with a link.
   *
   * @param sinceAccepted since the job was accepted
   */
  record LinkDelivered(Duration sinceAccepted) implements Observation {}

  /**
   * How a host that takes webhooks is doing.
   *
   * @param failedInARow jobs that it could not be told of, with no delivery in between
   */
  record ReceiverSeen(String host, int failedInARow) implements Observation {}

  /** A file was stored for a job: its snapshot or its report. */
  record Uploaded(ReportType type, long sizeBytes) implements Observation {}

  /** A file could not be stored. */
  record UploadFailed(ReportType type) implements Observation {}

  /** Somebody fetched a report by its link. */
  record LinkOpened() implements Observation {}

  /** A link ended that nobody had opened. */
  record LinkExpiredUnopened() implements Observation {}
}

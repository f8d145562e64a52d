package io.cortap.core.job;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportFile;
import java.time.Duration;
import java.time.Instant;

/** Where a job's work stands. Only the methods of {@link Job} move it on. */
public sealed interface JobState {
  /** Whether the job finished at {@code instant} or earlier. */
  default boolean finishedBy(Instant instant) {
    return this instanceof Finished finished && !finished.finishedAt().isAfter(instant);
  }

  /**
   * No worker has it.
   *
   * @param dueAt from then on a worker may claim it
   * @param reason why it waits until then, for its creator; empty where it waits for its turn alone
   */
  record Queued(Instant dueAt, String reason) implements JobState {
    /** It waits for its turn. */
    public Queued(Instant dueAt) {
      this(dueAt, "");
    }
  }

  /**
   * One worker holds it.
   *
   * @param claimedAt when the work of this attempt began
   */
  record Running(Phase phase, Instant claimedAt, Lease lease) implements JobState {
    Running in(Phase next) {
      return new Running(next, claimedAt, lease);
    }

    Running renewed(Instant now, Duration length) {
      return new Running(phase, claimedAt, Lease.from(now, lease.holder(), length));
    }
  }

  /** A state that is never left, but for a resumed job. */
  sealed interface Finished extends JobState {
    /** When it came to its end. */
    Instant finishedAt();
  }

  /** The report exists. */
  record Completed(Instant finishedAt, ReportFile file) implements Finished {}

  /** There is no report, and this is why. */
  record Failed(Instant finishedAt, Problem problem) implements Finished {}

  /** Nobody wants the report any more. */
  record Cancelled(Instant finishedAt) implements Finished {
    /** Why there is no report, in the same words everywhere. */
    public Problem problem() {
      return Problem.of(FailureCode.JOB_CANCELLED, "the job was cancelled before it had a report");
    }
  }
}

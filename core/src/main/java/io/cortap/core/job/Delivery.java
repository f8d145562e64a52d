package io.cortap.core.job;

import io.cortap.core.report.Callback;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.SchedulePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the webhook of a job stands: a second life beside {@link JobState}, so that trouble with a
 * receiver never hides that the report exists. Only the methods of {@link Job} move it on.
 */
public sealed interface Delivery {

  /** What a job owes its caller the moment it ends. */
  static Delivery owedBy(Callback callback, Instant now) {
    return switch (callback) {
      case Callback.Webhook webhook -> new Pending(Tries.NONE, now);
      case Callback.Nowhere nowhere -> new None();
    };
  }

  /** What was tried so far, if a worker may take the next attempt at {@code now}. */
  default Optional<Tries> dueAt(Instant now) {
    return switch (this) {
      case Pending pending ->
          Optional.of(pending.tries()).filter(t -> !now.isBefore(pending.nextAt()));
      case Attempting attempting ->
          Optional.of(attempting.tries().crashed()).filter(t -> attempting.lease().lapsedAt(now));
      case None none -> Optional.empty();
      case Delivered delivered -> Optional.empty();
      case Exhausted exhausted -> Optional.empty();
      case Stopped stopped -> Optional.empty();
    };
  }

  /**
   * What was tried so far, if another delivery may be asked for: this one has ended, or waits
   * somewhere in the long tail.
   */
  default Optional<Tries> repeatable() {
    return switch (this) {
      case Delivered delivered -> Optional.of(delivered.tries());
      case Exhausted exhausted -> Optional.of(exhausted.tries());
      case Stopped stopped -> Optional.of(stopped.tries());
      case Pending pending ->
          Optional.of(pending.tries()).filter(tries -> tries.position().isInLongTail());
      case Attempting attempting -> Optional.empty();
      case None none -> Optional.empty();
    };
  }

  /** Nothing is owed: the job is not finished, or nobody asked for a webhook. */
  record None() implements Delivery {}

  /** A delivery under way: its next attempt has a due time or a holder. */
  sealed interface Owed extends Delivery {
    /** What was tried so far. */
    Tries tries();
  }

  /**
   * The next attempt waits for its time.
   *
   * @param nextAt from then on a worker may make it
   */
  record Pending(Tries tries, Instant nextAt) implements Owed {}

  /**
   * One worker makes an attempt.
   *
   * @param startedAt when it was claimed
   */
  record Attempting(Tries tries, Instant startedAt, Lease lease) implements Owed {
    Attempting renewed(Instant now, Duration length) {
      return new Attempting(tries, startedAt, Lease.from(now, lease.holder(), length));
    }

    /** The attempt ended like this, and that follows. */
    Delivery ended(Instant now, NextStep step, AttemptOutcome outcome) {
      Tries failed = tries.failed(outcome.complaint());
      return switch (step) {
        case NextStep.Done done -> new Delivered(tries.delivered(outcome.warning()), now);
        case NextStep.TryAgain again -> new Pending(failed.next(again.position()), again.at());
        case NextStep.GiveUp giveUp -> new Exhausted(failed, now);
        case NextStep.Stop stop -> new Stopped(failed, now);
      };
    }
  }

  /** A receiver took it. */
  record Delivered(Tries tries, Instant deliveredAt) implements Delivery {}

  /** Every attempt of the schedule failed. */
  record Exhausted(Tries tries, Instant endedAt) implements Delivery {}

  /** The receiver asked to stop (410). */
  record Stopped(Tries tries, Instant endedAt) implements Delivery {}

  /**
   * What was tried so far.
   *
   * @param made attempts that ended
   * @param position of the next attempt in the schedule, or of the last one where none follows
   * @param lastError why the last attempt failed, or why it is doubtful that it did not; empty if
   *     none has and it is not
   * @param crashes how often a worker died in the middle of the next attempt
   */
  record Tries(int made, SchedulePosition position, String lastError, int crashes) {
    public static final Tries NONE = new Tries(0, SchedulePosition.FIRST, "");

    /** Tries of which no worker died. */
    public Tries(int made, SchedulePosition position, String lastError) {
      this(made, position, lastError, 0);
    }

    /** Whether the attempt has crashed so many workers that it counts as made, and as failed. */
    public boolean isPoisoned() {
      return crashes >= Effort.POISON_CRASHES;
    }

    Tries crashed() {
      return new Tries(made, position, lastError, crashes + 1);
    }

    Tries failed(String error) {
      return new Tries(made + 1, position, error);
    }

    Tries delivered(String doubt) {
      return new Tries(made + 1, position, doubt);
    }

    Tries next(SchedulePosition position) {
      return new Tries(made, position, lastError, crashes);
    }
  }
}

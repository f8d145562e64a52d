package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How much time a claimed job and its phases have left. */
final class Deadline {
  private final Duration limit;
  private final Instant endsAt;
  private final InstantSource clock;

  /**
   * @param limit the worked time that the job may take, over all its attempts
   */
  Deadline(Job claimed, Duration limit, InstantSource clock) {
    Instant began =
        claimed.state() instanceof Running running ? running.claimedAt() : clock.instant();
    this.limit = limit;
    this.clock = clock;
    this.endsAt = began.plus(limit.minus(claimed.effort().worked()));
  }

  /** What is left of the job's total; zero or less once it is used up. */
  Duration left() {
    return Duration.between(clock.instant(), endsAt);
  }

  /**
   * How long {@code phase} may take from now on.
   *
   * @throws PhaseFailedException if the job's total is used up
   */
  Duration forPhase(Phase phase) {
    Duration left = left();
    if (!left.isPositive()) {
      throw new PhaseFailedException(totalUsedUp().at(phase.wireName()));
    }
    return left.compareTo(phase.limit()) < 0 ? left : phase.limit();
  }

  /** Why a job ends whose total is used up. */
  Problem totalUsedUp() {
    return timeout(
        "the job took longer than its limit of " + limit.toSeconds() + " s", "total", limit);
  }

  /** Checks that a phase begun at {@code began} kept its limit. */
  void check(Phase phase, Instant began) {
    if (Duration.between(began, clock.instant()).compareTo(phase.limit()) > 0) {
      throw new PhaseFailedException(
          timeout(
                  "phase "
                      + phase.wireName()
                      + " took longer than its limit of "
                      + phase.limit().toSeconds()
                      + " s",
                  phase.wireName(),
                  phase.limit())
              .at(phase.wireName()));
    }
  }

  private static Problem timeout(String message, String which, Duration limit) {
    return Problem.of(FailureCode.JOB_TIMEOUT, message)
        .with("limit", which)
        .with("limit_seconds", limit.toSeconds())
        .forGood();
  }
}

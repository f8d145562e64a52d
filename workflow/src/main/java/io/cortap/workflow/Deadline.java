package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.job.Phase;
import io.cortap.core.operation.Observation.PhaseEnded;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much time a claimed job and its phases have left. The worker says when a phase begins and
 * ends; its heartbeat asks meanwhile whether a limit has passed. Thread-safe.
 */
final class Deadline {
  private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

  private final Duration limit;
  private final Instant endsAt;
  private final Observing observing;
  private final InstantSource clock;
  private @Nullable Begun begun;

  private record Begun(Phase phase, Instant at) {}

  /**
   * @param limit the worked time that the job may take, over all its attempts
   */
  Deadline(Job claimed, Duration limit, Observing observing, InstantSource clock) {
    Instant began =
        claimed.state() instanceof Running running ? running.claimedAt() : clock.instant();
    this.limit = limit;
    this.observing = observing;
    this.clock = clock;
    this.endsAt = began.plus(limit.minus(claimed.effort().worked()));
  }

  /** What is left of the job's total; zero or less once it is used up. */
  Duration left() {
    return Duration.between(clock.instant(), endsAt);
  }

  /**
   * A phase begins; another that had begun is over.
   *
   * @return how long it may take from now on
   * @throws PhaseFailedException if the job's total is used up
   */
  synchronized Duration begin(Phase phase) {
    Duration left = left();
    if (!left.isPositive()) {
      throw new PhaseFailedException(totalUsedUp().at(phase.wireName()));
    }
    begun = new Begun(phase, clock.instant());
    return left.compareTo(phase.limit()) < 0 ? left : phase.limit();
  }

  /**
   * The phase is over.
   *
   * @throws PhaseFailedException if it took longer than its limit
   */
  synchronized void end() {
    Optional<Problem> late = phasePassed();
    over(late.isEmpty());
    late.ifPresent(problem -> {
      throw new PhaseFailedException(problem);
    });
  }

  /** The work ends here; a phase that had begun came to no end. */
  synchronized void abandon() {
    over(false);
  }

  private void over(boolean completed) {
    Begun current = begun;
    begun = null;
    if (current == null) {
      return;
    }
    Duration took = Duration.between(current.at(), clock.instant());
    observing.tell(new PhaseEnded(current.phase(), took, completed));
    LOG.atInfo()
        .addKeyValue("event", "phase_ended")
        .addKeyValue("phase", current.phase().wireName())
        .addKeyValue("duration_ms", took.toMillis())
        .addKeyValue("status", completed ? "completed" : "failed")
        .log("phase {} is over", current.phase().wireName());
  }

  /** Why the job must end now, or empty while it may go on. */
  synchronized Optional<Problem> passed() {
    Optional<Problem> phase = phasePassed();
    return phase.isPresent() || !left().isNegative() ? phase : Optional.of(placed(totalUsedUp()));
  }

  private Optional<Problem> phasePassed() {
    Begun current = begun;
    if (current == null
        || Duration.between(current.at(), clock.instant()).compareTo(current.phase().limit())
            <= 0) {
      return Optional.empty();
    }
    Phase phase = current.phase();
    return Optional.of(
        placed(
            timeout(
                "phase "
                    + phase.wireName()
                    + " took longer than its limit of "
                    + phase.limit().toSeconds()
                    + " s",
                phase.wireName(),
                phase.limit())));
  }

  private Problem placed(Problem problem) {
    return begun == null ? problem : problem.at(begun.phase().wireName());
  }

  /** Why a job ends whose total is used up. */
  Problem totalUsedUp() {
    return timeout(
        "the job took longer than its limit of " + limit.toSeconds() + " s", "total", limit);
  }

  private static Problem timeout(String message, String which, Duration limit) {
    return Problem.of(FailureCode.JOB_TIMEOUT, message)
        .with("limit", which)
        .with("limit_seconds", limit.toSeconds())
        .forGood();
  }
}

package io.cortap.core.job;

import io.cortap.core.job.JobState.Running;
import java.time.Duration;
import java.time.Instant;

/**
 * What a job has cost so far. Crashes of workers are counted apart from failures of the work.
 *
 * @param claims attempts begun; the running one carries this number
 * @param crashes attempts whose worker died, as is known or as an ended lease tells
 * @param failures attempts that failed and were put off
 * @param worked time spent in ended attempts; waiting in the queue does not count
 */
public record Effort(int claims, int crashes, int failures, Duration worked) {
  static final int POISON_CRASHES = 3;

  public static final Effort NONE = new Effort(0, 0, 0, Duration.ZERO);

  /** Whether the job has crashed so many workers that it is not given to another. */
  public boolean isPoisoned() {
    return crashes >= POISON_CRASHES;
  }

  Effort claimed() {
    return new Effort(claims + 1, crashes, failures, worked);
  }

  /** Its worker is dead, as is known by {@code now}; it worked until then or its lease's end. */
  Effort crashed(Running running, Instant now) {
    Lease lease = running.lease();
    return new Effort(claims, crashes + 1, failures, worked)
        .worked(running.claimedAt(), lease.lapsedAt(now) ? lease.endsAt() : now);
  }

  /** A fresh start by its user: crashes count on, and so do attempts, whose numbers name files. */
  Effort resumed() {
    return new Effort(claims, crashes, 0, Duration.ZERO);
  }

  Effort failed() {
    return new Effort(claims, crashes, failures + 1, worked);
  }

  /** With what the holder of a job in {@code state}, if there is one, has worked by {@code now}. */
  Effort until(Instant now, JobState state) {
    return state instanceof Running running ? worked(running.claimedAt(), now) : this;
  }

  Effort worked(Instant from, Instant to) {
    Duration more = Duration.between(from, to);
    return new Effort(claims, crashes, failures, more.isNegative() ? worked : worked.plus(more));
  }
}

package io.cortap.core.job;

import io.cortap.core.problem.Problem;
import java.time.Duration;
import java.util.List;

/** What follows when an attempt to make a report failed. */
public sealed interface Setback {

  /** The job is put off and tried again after {@code delay}. */
  record PutOff(Duration delay) implements Setback {}

  /** The job fails, and this is why. */
  record End(Problem problem) implements Setback {}

  /**
   * A failure that may pass is put off for 2, 8 and 30 s while the job's total lasts.
   *
   * @param failures how often the job was put off before
   * @param left what is left of the job's worked time; zero or less once it is used up
   * @param usedUp why a job ends whose time is used up; it is told what failed last
   */
  static Setback after(Problem problem, int failures, Duration left, Problem usedUp) {
    List<Duration> waits =
        List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30));
    if (!problem.retryable() || failures >= waits.size()) {
      return new End(problem);
    }
    return left.isPositive()
        ? new PutOff(waits.get(failures))
        : new End(usedUp.with("last_error", problem.message()).at(problem.stage()));
  }
}

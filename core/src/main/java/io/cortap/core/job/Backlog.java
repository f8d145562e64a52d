package io.cortap.core.job;

/**
 * How many jobs are not finished: queued or worked on.
 *
 * @param ofTenant those of one tenant whose tokens somebody vouches for
 * @param unconfirmed those of nobody, in the whole store: what their tokens say may be forged
 */
public record Backlog(int ofTenant, int unconfirmed) {

  /** How many wait in the queue in which a further job would. */
  public int ahead(boolean confirmed) {
    return confirmed ? ofTenant : unconfirmed;
  }

  /** Whether {@code job} is counted as one of nobody. */
  public static boolean isUnconfirmed(Job job) {
    return !job.material().confirmed();
  }

  /** Whether {@code job} is counted at all. */
  public static boolean counts(Job job) {
    return !(job.state() instanceof JobState.Finished);
  }
}

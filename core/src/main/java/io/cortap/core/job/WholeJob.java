package io.cortap.core.job;

import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Finished;
import io.cortap.core.report.Callback;

/** What holds of the parts of a job together, in every state and after every move. */
final class WholeJob {
  private WholeJob() {}

  /**
   * @throws IllegalArgumentException if these parts make no job, saying which rule they break
   */
  static void require(JobState state, Delivery delivery, Material material, Callback callback) {
    boolean finished = state instanceof Finished;
    boolean owes = !(delivery instanceof Delivery.None);
    require(!finished || !(material instanceof Material.Token), "a finished job holds no token");
    require(
        !(state instanceof Completed) || material instanceof Material.Snapshot,
        "a completed job has a sealed snapshot");
    require(finished || !owes, "only a finished job owes a webhook");
    require(
        !finished || callback instanceof Callback.Nowhere || owes,
        "a finished job with a callback has a delivery");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}

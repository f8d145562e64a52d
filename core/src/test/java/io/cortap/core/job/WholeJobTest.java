package io.cortap.core.job;

import static io.cortap.core.job.Jobs.FILE;
import static io.cortap.core.job.Jobs.HOOK;
import static io.cortap.core.job.Jobs.NOON;
import static io.cortap.core.job.Jobs.PROBLEM;
import static io.cortap.core.job.Jobs.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.report.Callback;
import org.junit.jupiter.api.Test;

final class WholeJobTest {
  private static final Delivery OWED = new Delivery.Pending(Delivery.Tries.NONE, NOON);
  private static final Delivery NOTHING = new Delivery.None();
  private static final Callback NOWHERE = new Callback.Nowhere();
  private static final Material ERASED = new Material.Erased(true);
  private static final Material TOKEN = Jobs.token(Trust.ALLOWED);

  private static void assertRefused(
      JobState state, Delivery delivery, Material material, Callback callback, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WholeJob.require(state, delivery, material, callback))
        .withMessage(rule);
  }

  @Test
  void aFinishedJobHoldsNoToken() {
    assertRefused(
        new JobState.Failed(NOON, PROBLEM), OWED, TOKEN, HOOK, "a finished job holds no token");
    assertRefused(new JobState.Cancelled(NOON), OWED, TOKEN, HOOK, "a finished job holds no token");
  }

  @Test
  void aCompletedJobHasASealedSnapshot() {
    assertRefused(
        new JobState.Completed(NOON, FILE),
        OWED,
        ERASED,
        HOOK,
        "a completed job has a sealed snapshot");
  }

  @Test
  void onlyAFinishedJobOwesAWebhook() {
    assertRefused(
        new JobState.Queued(NOON), OWED, TOKEN, HOOK, "only a finished job owes a webhook");
  }

  @Test
  void aFinishedJobWithACallbackHasADelivery() {
    assertRefused(
        new JobState.Completed(NOON, FILE),
        NOTHING,
        SNAPSHOT,
        HOOK,
        "a finished job with a callback has a delivery");
  }

  @Test
  void wholeJobsAreLetBe() {
    assertThatCode(
            () -> {
              WholeJob.require(new JobState.Queued(NOON), NOTHING, TOKEN, HOOK);
              WholeJob.require(new JobState.Queued(NOON), NOTHING, SNAPSHOT, HOOK);
              WholeJob.require(new JobState.Completed(NOON, FILE), OWED, SNAPSHOT, HOOK);
              WholeJob.require(new JobState.Completed(NOON, FILE), NOTHING, SNAPSHOT, NOWHERE);
              WholeJob.require(new JobState.Failed(NOON, PROBLEM), OWED, ERASED, HOOK);
              WholeJob.require(new JobState.Cancelled(NOON), NOTHING, ERASED, NOWHERE);
            })
        .doesNotThrowAnyException();
  }
}

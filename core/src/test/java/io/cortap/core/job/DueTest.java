package io.cortap.core.job;

import static io.cortap.core.job.Jobs.LEASE;
import static io.cortap.core.job.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DueTest {
  private static final Instant LEASE_END = NOON.plus(LEASE);

  @Test
  void aJobThatHoldsATokenIsDueInTheLaneThatNeedsRiskuity() {
    assertThat(Jobs.queued().due()).contains(new Due(Due.Lane.REPORT, NOON));
    assertThat(Jobs.running().due()).contains(new Due(Due.Lane.REPORT, LEASE_END));
  }

  @Test
  void aSealedJobIsDueInALaneOfItsOwn() {
    assertThat(Jobs.sealed().due()).contains(new Due(Due.Lane.SEALED, LEASE_END));
    assertThat(Jobs.sealed().release(NOON).due()).contains(new Due(Due.Lane.SEALED, NOON));
  }

  @Test
  void aFinishedJobIsDueForItsWebhookUntilThatHasEnded() {
    assertThat(Jobs.completed().due()).contains(new Due(Due.Lane.DELIVERY, NOON));
    assertThat(Jobs.attempting().due()).contains(new Due(Due.Lane.DELIVERY, LEASE_END));
    assertThat(ended(new NextStep.Done(), 200).due()).isEmpty();
    assertThat(ended(new NextStep.GiveUp(), 500).due()).isEmpty();
    assertThat(ended(new NextStep.Stop(), 410).due()).isEmpty();
  }

  private static Job ended(NextStep step, int status) {
    return Jobs.attempting().deliveryEnded(NOON, step, new AttemptOutcome.Answered(status));
  }
}

package io.cortap.core.job;

import static io.cortap.core.job.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BacklogTest {
  @Test
  void whatIsQueuedOrRunningCounts() {
    assertThat(Backlog.counts(Jobs.queued())).isTrue();
    assertThat(Backlog.counts(Jobs.running())).isTrue();
    assertThat(Backlog.counts(Jobs.sealed())).isTrue();
  }

  @Test
  void whatIsFinishedDoesNotCountThoughItsWebhookIsOwed() {
    assertThat(Backlog.counts(Jobs.completed())).isFalse();
    assertThat(Backlog.counts(Jobs.running().fail(NOON, Jobs.PROBLEM))).isFalse();
    assertThat(Backlog.counts(Jobs.queued().cancel(NOON))).isFalse();
  }

  @Test
  void aJobIsNobodysUntilItsTokenIsConfirmed() {
    assertThat(Backlog.isUnconfirmed(Jobs.queued())).isTrue();
    assertThat(Backlog.isUnconfirmed(Jobs.running().authorized(NOON))).isFalse();
    assertThat(Backlog.isUnconfirmed(Jobs.sealed())).isFalse();
  }
}

package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class QueueLimitsTest {
  private static final QueueLimits LIMITS = new QueueLimits(3, 2);

  @Test
  void theStandardIsTwoThousandOfATenantAndAHundredOfNobody() {
    assertThat(QueueLimits.STANDARD).isEqualTo(new QueueLimits(2000, 100));
  }

  @Test
  void noQueueHasLessThanNoRoom() {
    assertThatIllegalArgumentException().isThrownBy(() -> new QueueLimits(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new QueueLimits(1, -1));
  }

  @Test
  void aClosedQueueAdmitsNobody() {
    assertThat(QueueLimits.CLOSED.admit(true, new Backlog(0, 0))).isFalse();
    assertThat(QueueLimits.CLOSED.admit(false, new Backlog(0, 0))).isFalse();
  }

  @Test
  void aTenantsJobIsAdmittedUntilItsOwnQueueIsFull() {
    assertThat(LIMITS.admit(true, new Backlog(2, 100))).isTrue();
    assertThat(LIMITS.admit(true, new Backlog(3, 0))).isFalse();
  }

  @Test
  void aJobOfNobodyIsAdmittedUntilTheSharedQueueIsFull() {
    assertThat(LIMITS.admit(false, new Backlog(100, 1))).isTrue();
    assertThat(LIMITS.admit(false, new Backlog(0, 2))).isFalse();
  }
}

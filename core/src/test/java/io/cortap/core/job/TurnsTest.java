package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.TenantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private static final TenantId A = new TenantId("a");
  private static final TenantId B = new TenantId("b");

  private static List<String> take(
      List<String> waiting, Map<TenantId, Integer> underWay, int cap, int free) {
    return Turns.take(waiting, job -> new TenantId(job.substring(0, 1)), underWay, cap, free);
  }

  @Test
  void tenantsTakeTurnsHoweverMuchOneHasWaiting() {
    assertThat(take(List.of("a1", "a2", "a3", "a4", "b1"), Map.of(), 10, 3))
        .containsExactly("a1", "b1", "a2");
  }

  @Test
  void whoeverHasLessUnderWayComesFirst() {
    assertThat(take(List.of("a1", "b1"), Map.of(A, 2, B, 1), 10, 1)).containsExactly("b1");
  }

  @Test
  void ofSeveralTheLongestWaitingComesFirst() {
    assertThat(take(List.of("b1", "a1"), Map.of(), 10, 2)).containsExactly("b1", "a1");
  }

  @Test
  void nobodyHasMoreUnderWayThanTheCap() {
    assertThat(take(List.of("a1", "a2", "b1", "a3"), Map.of(A, 1), 2, 9))
        .containsExactly("b1", "a1");
  }

  @Test
  void noMoreIsTakenThanIsFree() {
    assertThat(take(List.of("a1", "b1"), Map.of(), 5, 0)).isEmpty();
  }
}

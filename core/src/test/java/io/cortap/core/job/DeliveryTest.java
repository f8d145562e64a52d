package io.cortap.core.job;

import static io.cortap.core.job.Jobs.LEASE;
import static io.cortap.core.job.Jobs.NODE;
import static io.cortap.core.job.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Delivery.Attempting;
import io.cortap.core.job.Delivery.Pending;
import io.cortap.core.job.Delivery.Tries;
import io.cortap.core.report.Callback;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.SchedulePosition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private static final Tries THREE = new Tries(3, new SchedulePosition(4), "refused", 1);
  private static final Tries LONG = new Tries(6, SchedulePosition.LONG_TAIL, "refused");
  private static final Attempting ATTEMPTING =
      new Attempting(THREE, NOON, Lease.from(NOON, NODE, LEASE));

  @Test
  void whatIsOwedIsDueAtOnce() {
    assertThat(Delivery.owedBy(Jobs.HOOK, NOON)).isEqualTo(new Pending(Tries.NONE, NOON));
    assertThat(Delivery.owedBy(new Callback.Nowhere(), NOON)).isEqualTo(new Delivery.None());
  }

  @Test
  void anAttemptWaitsForItsTime() {
    var pending = new Pending(THREE, NOON);

    assertThat(pending.dueAt(NOON.minusMillis(1))).isEmpty();
    assertThat(pending.dueAt(NOON)).contains(THREE);
  }

  @Test
  void anAttemptUnderWayIsDueWhenItsLeaseEndsAndHasLostAWorker() {
    assertThat(ATTEMPTING.dueAt(NOON.plus(LEASE).minusMillis(1))).isEmpty();
    assertThat(ATTEMPTING.dueAt(NOON.plus(LEASE)))
        .contains(new Tries(3, new SchedulePosition(4), "refused", 2));
  }

  @Test
  void whatHasEndedIsNeverDue() {
    assertThat(
            Stream.of(
                new Delivery.None(),
                new Delivery.Delivered(THREE, NOON),
                new Delivery.Exhausted(THREE, NOON),
                new Delivery.Stopped(THREE, NOON)))
        .allMatch(ended -> ended.dueAt(NOON.plusSeconds(9_999)).isEmpty());
  }

  @Test
  void whatHasEndedOrWaitsInTheLongTailMayBeAskedForAgain() {
    assertThat(new Delivery.Delivered(THREE, NOON).repeatable()).contains(THREE);
    assertThat(new Delivery.Exhausted(THREE, NOON).repeatable()).contains(THREE);
    assertThat(new Delivery.Stopped(THREE, NOON).repeatable()).contains(THREE);
    assertThat(new Pending(LONG, NOON).repeatable()).contains(LONG);
    assertThat(new Pending(THREE, NOON).repeatable()).isEmpty();
    assertThat(ATTEMPTING.repeatable()).isEmpty();
    assertThat(new Delivery.None().repeatable()).isEmpty();
  }

  @Test
  void anAttemptEndsAsTheStepSays() {
    var taken = new AttemptOutcome.Answered(200);
    var refused = new AttemptOutcome.Answered(500);
    var failed = new Tries(4, new SchedulePosition(4), "the receiver answered 500");
    var fifth = new SchedulePosition(5);

    assertThat(ATTEMPTING.ended(NOON, new NextStep.Done(), taken))
        .isEqualTo(new Delivery.Delivered(new Tries(4, new SchedulePosition(4), ""), NOON));
    assertThat(ATTEMPTING.ended(NOON, new NextStep.TryAgain(fifth, NOON.plusSeconds(8)), refused))
        .isEqualTo(
            new Pending(new Tries(4, fifth, "the receiver answered 500"), NOON.plusSeconds(8)));
    assertThat(ATTEMPTING.ended(NOON, new NextStep.GiveUp(), refused))
        .isEqualTo(new Delivery.Exhausted(failed, NOON));
    assertThat(ATTEMPTING.ended(NOON, new NextStep.Stop(), refused))
        .isEqualTo(new Delivery.Stopped(failed, NOON));
  }

  @Test
  void aBeatMovesTheLeaseAlone() {
    assertThat(ATTEMPTING.renewed(NOON.plusSeconds(3), LEASE))
        .isEqualTo(new Attempting(THREE, NOON, Lease.from(NOON.plusSeconds(3), NODE, LEASE)));
  }
}

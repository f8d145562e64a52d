package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.ReceiverState.Notice;
import io.cortap.core.webhook.RetrySchedule;
import io.cortap.core.webhook.SchedulePosition;
import io.cortap.ports.outbound.JobObserver;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which hosts operations hear of. */
final class ReceiversTest {
  private static final Instant NOON = Bench.NOON;
  private static final SchedulePosition LAST_QUICK =
      new SchedulePosition(RetrySchedule.QUICK_ATTEMPTS);
  private static final NextStep LATER =
      new NextStep.TryAgain(SchedulePosition.LONG_TAIL, NOON.plusSeconds(60));

  private final List<String> told = new ArrayList<>();
  private final Receivers receivers =
      new Receivers(
          (host, notice) -> told.add(host + " " + notice),
          new Observing(JobObserver.NONE, InstantSource.fixed(NOON)));

  private void attempted(String url, SchedulePosition position, NextStep next) {
    receivers.attempted(URI.create(url), position, next, NOON);
  }

  private void jobsFail(String url, int jobs) {
    for (int i = 0; i < jobs; i++) {
      attempted(url, LAST_QUICK, LATER);
    }
  }

  @Test
  void aHostThatFailsSixJobsIsToldOnceAndItsRecoveryOnce() {
    jobsFail("https://down.example.test/a", 3);
    jobsFail("https://DOWN.example.test/b", 9);
    attempted("https://down.example.test/a", LAST_QUICK, new NextStep.Done());
    attempted("https://down.example.test/a", LAST_QUICK, new NextStep.Done());

    assertThat(told)
        .containsExactly(
            "down.example.test " + Notice.TROUBLE, "down.example.test " + Notice.RECOVERY);
  }

  @Test
  void anotherHostsDeliveriesExcuseNothing() {
    for (int i = 0; i < 6; i++) {
      jobsFail("https://down.example.test/", 1);
      attempted("https://up.example.test/", SchedulePosition.FIRST, new NextStep.Done());
    }

    assertThat(told).containsExactly("down.example.test " + Notice.TROUBLE);
  }

  @Test
  void aJobCountsOnceHoweverOftenItsWebhookFails() {
    jobsFail("https://down.example.test/", 5);
    var first = new NextStep.TryAgain(new SchedulePosition(2), NOON.plusSeconds(1));
    var later = new NextStep.TryAgain(new SchedulePosition(9), NOON.plusSeconds(1));
    for (int i = 0; i < 10; i++) {
      attempted("https://down.example.test/", SchedulePosition.FIRST, first);
      attempted("https://down.example.test/", new SchedulePosition(8), later);
      attempted("https://down.example.test/", new SchedulePosition(15), new NextStep.GiveUp());
    }

    assertThat(told).isEmpty();
  }
}

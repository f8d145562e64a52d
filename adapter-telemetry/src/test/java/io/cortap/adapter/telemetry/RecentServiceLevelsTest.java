package io.cortap.adapter.telemetry;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.JobObserverContract;
import io.cortap.adapter.testkit.SampleObservations;
import io.cortap.adapter.testkit.SettableClock;
import io.cortap.core.operation.Observation;
import io.cortap.core.operation.ServiceLevels;
import io.cortap.ports.outbound.JobObserver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RecentServiceLevelsTest extends JobObserverContract {
  private final SettableClock clock = new SettableClock(NOON);
  private final RecentServiceLevels levels = new RecentServiceLevels(clock);

  @Override
  protected JobObserver newObserver() {
    return levels;
  }

  @Override
  protected long created(JobObserver observer) {
    return levels.created();
  }

  @Test
  void theDayIsShownByReportType() {
    levels.observe(new Observation.JobCompleted(SampleObservations.TYPE, Duration.ofSeconds(31)));
    levels.observe(new Observation.LinkDelivered(Duration.ofSeconds(59)));
    levels.observe(new Observation.WebhookDecided(true));
    levels.observe(new Observation.WebhookDecided(false));

    ServiceLevels shown = levels.levels();
    assertThat(shown.generation())
        .hasEntrySatisfying(
            SampleObservations.TYPE,
            percentiles ->
                assertThat(percentiles.meets(ServiceLevels.GENERATION_TARGET)).isFalse());
    assertThat(shown.linkToUser().orElseThrow().meets(ServiceLevels.LINK_TARGET)).isTrue();
    assertThat(shown.webhookSuccessPercent()).contains(50.0);
  }

  @Test
  void whatHappenedADayAgoCountsNoMore() {
    levels.observe(new Observation.WebhookDecided(false));
    clock.advance(ServiceLevels.WINDOW.minusMillis(1));
    assertThat(levels.levels().webhooks()).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    assertThat(levels.levels()).isEqualTo(ServiceLevels.NONE);
  }
}

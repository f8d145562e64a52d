package io.cortap.app;

import dagger.Module;
import dagger.Provides;
import io.cortap.adapter.riskuity.GuardSettings;
import io.cortap.adapter.riskuity.HostPattern;
import io.cortap.adapter.riskuity.HostResolver;
import io.cortap.adapter.riskuity.HttpNotifier;
import io.cortap.adapter.riskuity.OutboundGuard;
import io.cortap.adapter.telemetry.EmbeddedMetricJobObserver;
import io.cortap.adapter.telemetry.LogAlertChannel;
import io.cortap.adapter.telemetry.Prometheus;
import io.cortap.adapter.telemetry.RecentServiceLevels;
import io.cortap.adapter.telemetry.WebhookAlertChannel;
import io.cortap.core.job.NodeId;
import io.cortap.core.operation.ServiceLevels;
import io.cortap.ports.inbound.ReadTelemetry;
import io.cortap.ports.outbound.AlertChannel;
import io.cortap.ports.outbound.JobObserver;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** How operators hear of the service: metrics, service levels, alerts. */
@Module
interface TelemetryPorts {
  @Provides
  @Singleton
  static Prometheus prometheus() {
    return new Prometheus();
  }

  @Provides
  @Singleton
  static RecentServiceLevels levels(InstantSource clock) {
    return new RecentServiceLevels(clock);
  }

  @Provides
  @Singleton
  static JobObserver jobObserver(
      Prometheus prometheus, RecentServiceLevels levels, Settings settings, InstantSource clock) {
    JobObserver here = JobObserver.both(prometheus.observer(), levels);
    return settings.telemetry().cloudWatch()
        ? JobObserver.both(here, EmbeddedMetricJobObserver.toLog(clock))
        : here;
  }

  @Provides
  static ReadTelemetry readTelemetry(Prometheus prometheus, RecentServiceLevels levels) {
    return new ReadTelemetry() {
      @Override
      public String metrics() {
        return prometheus.text();
      }

      @Override
      public ServiceLevels serviceLevels() {
        return levels.levels();
      }
    };
  }

  @Provides
  @Singleton
  static List<AlertChannel> alertChannels(Settings settings, NodeId node, InstantSource clock) {
    var log = new LogAlertChannel();
    return settings
        .telemetry()
        .alertUrl()
        .map(url ->
            List.of(
                log,
                new WebhookAlertChannel(
                    new HttpNotifier(
                        new OutboundGuard(guard(url, settings.guard()), HostResolver.SYSTEM),
                        clock),
                    url,
                    settings.signing(),
                    clock,
                    node.value())))
        .orElseGet(() -> List.of(log));
  }

  /** The operator chose the host; what addresses it may have is as for every webhook. */
  private static GuardSettings guard(URI url, GuardSettings ofWebhooks) {
    int standard = url.getScheme().equals("https") ? 443 : 80;
    return new GuardSettings(
        List.of(new HostPattern(url.getHost())),
        ofWebhooks.httpHosts(),
        Set.of(url.getPort() < 0 ? standard : url.getPort()),
        ofWebhooks.allowedBlocks());
  }
}

package io.cortap.app;

import io.cortap.adapter.riskuity.AddressBlock;
import io.cortap.adapter.riskuity.GuardSettings;
import io.cortap.adapter.riskuity.HostPattern;
import io.cortap.adapter.riskuity.HostResolver;
import io.cortap.adapter.riskuity.HttpNotifier;
import io.cortap.adapter.riskuity.OutboundGuard;
import io.cortap.ports.inbound.RehearseWebhooks.Receiver;
import io.cortap.workflow.OfflineRehearsal.Sender;
import io.cortap.workflow.WorkflowSettings.Limits;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rehearsed deliveries are made with the settings of an environment, as real ones are. */
record Rehearsals(Map<String, String> environment, InstantSource clock) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * @throws IllegalStateException if the settings do not fit, or there is no secret
   */
  Sender sender(Receiver receiver) {
    return switch (Settings.readWithoutSecrets(environment)) {
      case Settings.Reading.Faulty faulty ->
          throw new IllegalStateException(String.join("; ", faulty.faults()));
      case Settings.Reading.Fits fits when !secretIsSet() ->
          throw new IllegalStateException("WEBHOOK_SIGNATURE_SECRET is missing: it signs");
      case Settings.Reading.Fits fits -> {
        Settings settings = fits.settings();
        GuardSettings allowed =
            receiver.allowsLoopback() && LOOPBACK.contains(String.valueOf(receiver.url().getHost()))
                ? only(receiver.url())
                : settings.guard();
        yield new Sender(
            new HttpNotifier(new OutboundGuard(allowed, HostResolver.SYSTEM), clock),
            settings.signing(),
            settings.http().publicBase().prefix(),
            Limits.STANDARD.attempt());
      }
    };
  }

  private boolean secretIsSet() {
    return !environment.getOrDefault("WEBHOOK_SIGNATURE_SECRET", "").isEmpty();
  }

  private static GuardSettings only(URI local) {
    var host = List.of(new HostPattern(local.getHost()));
    int unsaid = "https".equals(local.getScheme()) ? 443 : 80;
    return new GuardSettings(
        host,
        host,
        Set.of(local.getPort() < 0 ? unsaid : local.getPort()),
        List.of(AddressBlock.of("127.0.0.0/8"), AddressBlock.of("::1/128")));
  }
}

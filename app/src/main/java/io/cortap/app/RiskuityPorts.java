package io.cortap.app;

import dagger.Module;
import dagger.Provides;
import io.cortap.adapter.memory.InMemoryControlsCache;
import io.cortap.adapter.riskuity.ByUseTokenVerifier;
import io.cortap.adapter.riskuity.HostResolver;
import io.cortap.adapter.riskuity.HttpNotifier;
import io.cortap.adapter.riskuity.HttpRiskuityClient;
import io.cortap.adapter.riskuity.KeyedTokenVerifier;
import io.cortap.adapter.riskuity.OutboundGuard;
import io.cortap.adapter.riskuity.Pause;
import io.cortap.ports.outbound.ControlsCache;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.TokenVerifier;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Riskuity's API, its tokens, and the receivers of webhooks. */
@Module
interface RiskuityPorts {
  @Provides
  @Singleton
  static HttpClient httpClient() {
    return HttpClient.newBuilder()
        .connectTimeout(Duration.ofSeconds(5))
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  @Provides
  @Singleton
  static RiskuityClient riskuityClient(
      HttpClient http,
      Settings settings,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    return new HttpRiskuityClient(http, settings.riskuity(), clock, random, pause);
  }

  @Provides
  @Singleton
  static ControlsCache controlsCache(Settings settings) {
    return new InMemoryControlsCache(settings.cacheTtl());
  }

  @Provides
  @Singleton
  static TokenVerifier tokenVerifier(HttpClient http, Settings settings, InstantSource clock) {
    return settings.trusted().isEmpty()
        ? new ByUseTokenVerifier(http, settings.riskuity(), clock)
        : new KeyedTokenVerifier(http, settings.trusted(), settings.serviceAccounts());
  }

  @Provides
  @Singleton
  static Notifier notifier(Settings settings, InstantSource clock) {
    return new HttpNotifier(new OutboundGuard(settings.guard(), HostResolver.SYSTEM), clock);
  }
}

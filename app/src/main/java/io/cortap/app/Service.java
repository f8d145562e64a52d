package io.cortap.app;

import dagger.BindsInstance;
import dagger.Component;
import io.cortap.adapter.http.HttpService;
import io.cortap.adapter.http.Version;
import io.cortap.adapter.riskuity.Pause;
import io.cortap.workflow.Workflow;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The whole service; nothing of it runs before it is started. */
@Singleton
@Component(
    modules = {
      Hexagon.class,
      StorePorts.class,
      RiskuityPorts.class,
      DocumentPorts.class,
      TelemetryPorts.class
    })
interface Service {
  Workflow workflow();

  HttpService http();

  /** Open from the start; to be closed last. */
  Stores stores();

  /** Takes no more work and no more requests, ends the work under way, then closes the stores. */
  default void stop() {
    workflow().worker().stopClaiming();
    http().close();
    workflow().close();
    stores().close();
  }

  /** Where the outside world comes in: time, randomness, waiting, and what was set. */
  @Component.Factory
  interface Factory {
    Service create(
        @BindsInstance Settings settings,
        @BindsInstance Version version,
        @BindsInstance InstantSource clock,
        @BindsInstance RandomGenerator random,
        @BindsInstance Pause pause);
  }
}

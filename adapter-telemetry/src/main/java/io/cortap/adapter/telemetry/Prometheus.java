package io.cortap.adapter.telemetry;

import io.cortap.ports.outbound.JobObserver;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** All metrics of this process, with the JVM's memory and threads, as Prometheus reads them. */
public final class Prometheus {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JobObserver observer = new MicrometerJobObserver(registry);

  public Prometheus() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  /** Fills it. */
  public JobObserver observer() {
    return observer;
  }

  /** Prometheus' text format 0.0.4; a metric appears with its first value. */
  public String text() {
    // The client takes a name's end in "created" for OpenMetrics' own and cuts it off.
    return registry.scrape().replace("cortap_jobs_total", "cortap_jobs_created_total");
  }
}

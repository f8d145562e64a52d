package io.cortap.adapter.telemetry;

import io.cortap.adapter.telemetry.Metric.Measurement;
import io.cortap.core.operation.Observation;
import io.cortap.ports.outbound.JobObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Counts and measures in a registry of Micrometer's, borrowed. */
public final class MicrometerJobObserver implements JobObserver {
  /** What fits phases and jobs of a tenth of a second to five minutes, and holds each target. */
  private static final Duration[] BUCKETS =
      Stream.of(
              100, 250, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 180_000,
              300_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Measuring measuring = new Measuring();
  private final Map<Metric, AtomicReference<Double>> gauges = new ConcurrentHashMap<>();

  public MicrometerJobObserver(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void observe(Observation observation) {
    measuring.of(observation).forEach(this::take);
  }

  private void take(Measurement measurement) {
    Metric metric = measurement.metric();
    switch (metric.kind()) {
      case COUNTER ->
          Counter.builder(metric.id())
              .description(metric.meaning())
              .tags(tags(measurement))
              .register(registry)
              .increment(measurement.value());
      case GAUGE -> gauges.computeIfAbsent(metric, this::gauge).set(measurement.value());
      case HISTOGRAM ->
          Timer.builder(metric.id())
              .description(metric.meaning())
              .tags(tags(measurement))
              .serviceLevelObjectives(BUCKETS)
              .register(registry)
              .record(Math.round(measurement.value() * 1000), TimeUnit.MILLISECONDS);
    }
  }

  private AtomicReference<Double> gauge(Metric metric) {
    var value = new AtomicReference<>(0.0);
    Gauge.builder(metric.id(), value, AtomicReference::get)
        .description(metric.meaning())
        .register(registry);
    return value;
  }

  private static Tags tags(Measurement measurement) {
    Tags tags = Tags.empty();
    for (int i = 0; i < measurement.labels().size(); i++) {
      tags = tags.and(measurement.metric().labels().get(i), measurement.labels().get(i));
    }
    return tags;
  }
}

package io.cortap.adapter.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cortap.adapter.telemetry.Metric.Measurement;
import io.cortap.core.operation.Observation;
import io.cortap.ports.outbound.JobObserver;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each value as a line of CloudWatch's Embedded Metric Format: whoever ships the lines to
 * CloudWatch Logs has the metrics there, with no call of ours. A metric with labels is there with
 * all of them, and over all of them.
 */
public final class EmbeddedMetricJobObserver implements JobObserver {
  public static final String NAMESPACE = "CORTAP";

  /** The log that takes the lines in {@link #toLog}: each message is a whole line. */
  public static final String LOG_NAME = "cortap.metrics";

  private static final Logger LOG = LoggerFactory.getLogger(LOG_NAME);
  private static final JsonMapper JSON = new JsonMapper();

  private final InstantSource clock;
  private final Consumer<String> lines;
  private final Measuring measuring = new Measuring();

  /**
   * @param lines takes a line at a time, from many threads, without its end
   */
  public EmbeddedMetricJobObserver(InstantSource clock, Consumer<String> lines) {
    this.clock = clock;
    this.lines = lines;
  }

  /** To the log {@link #LOG_NAME}. */
  public static EmbeddedMetricJobObserver toLog(InstantSource clock) {
    return new EmbeddedMetricJobObserver(clock, LOG::info);
  }

  @Override
  public void observe(Observation observation) {
    measuring.of(observation).forEach(measurement -> lines.accept(line(measurement)));
  }

  private String line(Measurement measurement) {
    Metric metric = measurement.metric();
    List<List<String>> dimensions =
        metric.labels().isEmpty() ? List.of(List.of()) : List.of(List.of(), metric.labels());
    var line = new LinkedHashMap<String, Object>();
    line.put(
        "_aws",
        Map.of(
            "Timestamp", clock.millis(),
            "CloudWatchMetrics",
                List.of(
                    Map.of(
                        "Namespace", NAMESPACE,
                        "Dimensions", dimensions,
                        "Metrics",
                            List.of(Map.of("Name", metric.id(), "Unit", metric.unit().word()))))));
    for (int i = 0; i < measurement.labels().size(); i++) {
      line.put(metric.labels().get(i), measurement.labels().get(i));
    }
    line.put(metric.id(), measurement.value());
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers cannot fail to become JSON", e);
    }
  }
}

package io.cortap.adapter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cortap.adapter.testkit.SampleObservations;
import io.cortap.adapter.testkit.StandIn;
import io.cortap.core.operation.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alarms and the dashboard that are deployed, beside the lines that the service writes. */
final class CloudWatchTest {
  private static final Pattern OF_ALARM = Pattern.compile("MetricName: ([a-z0-9_.]+)");
  private static final Pattern OF_WIDGET = Pattern.compile("\\[\"CORTAP\", \"([a-z0-9_.]+)\"");
  private static final Pattern SEARCH =
      Pattern.compile("\\{CORTAP,([a-z_,]+)} MetricName=\\\\\"([a-z0-9_.]+)\\\\\"");

  private final String template =
      Files.readString(StandIn.checkout().resolve("deploy/cortap.yaml"));

  CloudWatchTest() throws IOException {}

  /** A metric with one of its sets of dimensions, as {@code name{a,b}}. */
  private static Set<String> written() throws IOException {
    var lines = new ArrayList<String>();
    var observer = new EmbeddedMetricJobObserver(InstantSource.fixed(Instant.EPOCH), lines::add);
    SampleObservations.everyKind().forEach(observer::observe);
    observer.observe(new Observation.WebhookAttempted(1, true));
    var written = new TreeSet<String>();
    for (String line : lines) {
      JsonNode metrics = new JsonMapper().readTree(line).at("/_aws/CloudWatchMetrics/0");
      for (JsonNode dimensions : metrics.get("Dimensions")) {
        var names = new ArrayList<String>();
        dimensions.forEach(name -> names.add(name.textValue()));
        written.add(series(metrics.at("/Metrics/0/Name").textValue(), names));
      }
    }
    return written;
  }

  private static String series(String metric, List<String> dimensions) {
    return metric + "{" + String.join(",", dimensions) + "}";
  }

  private Set<String> read() {
    var read = new TreeSet<String>();
    for (Pattern over : List.of(OF_ALARM, OF_WIDGET)) {
      over.matcher(template)
          .results()
          .forEach(found -> read.add(series(found.group(1), List.of())));
    }
    SEARCH
        .matcher(template)
        .results()
        .forEach(found -> read.add(found.group(2) + "{" + found.group(1) + "}"));
    return read;
  }

  @Test
  void whateverAnAlarmOrAWidgetReadsIsWrittenWithJustThoseDimensions() throws IOException {
    assertThat(read())
        .contains("cortap.jobs.queue_age{}", "cortap.jobs.failed{report_type,error_code}")
        .hasSizeGreaterThan(10);
    assertThat(written()).containsAll(read());
  }

  /** Else the pattern above would miss what an alarm reads. */
  @Test
  void noAlarmReadsADimension() {
    assertThat(template).doesNotContain("Dimensions:");
  }
}

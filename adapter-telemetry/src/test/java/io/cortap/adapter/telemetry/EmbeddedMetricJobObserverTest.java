package io.cortap.adapter.telemetry;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cortap.adapter.testkit.JobObserverContract;
import io.cortap.adapter.testkit.SampleObservations;
import io.cortap.core.operation.Observation;
import io.cortap.ports.outbound.JobObserver;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class EmbeddedMetricJobObserverTest extends JobObserverContract {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final JobObserver observer =
      new EmbeddedMetricJobObserver(InstantSource.fixed(NOON), lines::add);

  @Override
  protected JobObserver newObserver() {
    return observer;
  }

  @Override
  protected long created(JobObserver one) {
    return lines.stream().filter(line -> line.contains("cortap.jobs.created\":1.0")).count();
  }

  @Test
  void aValueIsThereWithItsLabelsAndOverAllOfThem() {
    observer.observe(new Observation.JobCreated(SampleObservations.TYPE));

    assertThat(lines).hasSize(1);
    assertThat(read(lines.getFirst()))
        .isEqualTo(
            read(
                """
                {"_aws": {"Timestamp": %d, "CloudWatchMetrics": [{
                    "Namespace": "CORTAP",
                    "Dimensions": [[], ["report_type"]],
                    "Metrics": [{"Name": "cortap.jobs.created", "Unit": "Count"}]}]},
                  "report_type": "draft_audit_report",
                  "cortap.jobs.created": 1.0}
                """
                    .formatted(NOON.toEpochMilli())));
  }

  @Test
  void everyLineFollowsTheSpecification() {
    SampleObservations.everyKind().forEach(observer::observe);

    assertThat(lines)
        .hasSizeGreaterThan(15)
        .allSatisfy(line -> {
          assertThat(line).doesNotContain("\n");
          JsonNode root = read(line);
          JsonNode directive = root.path("_aws").path("CloudWatchMetrics").path(0);
          String name = directive.path("Metrics").path(0).path("Name").asText();
          assertThat(root.path(name).isNumber()).isTrue();
          assertThat(List.of("Count", "Seconds", "Bytes"))
              .contains(directive.path("Metrics").path(0).path("Unit").asText());
          directive
              .path("Dimensions")
              .forEach(set ->
                  set.forEach(key -> assertThat(root.path(key.asText()).isTextual()).isTrue()));
        });
  }

  private static JsonNode read(String json) {
    try {
      return new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}

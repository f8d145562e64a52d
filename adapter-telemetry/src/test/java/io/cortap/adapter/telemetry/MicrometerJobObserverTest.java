package io.cortap.adapter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.JobObserverContract;
import io.cortap.adapter.testkit.SampleObservations;
import io.cortap.core.operation.Observation;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.ReportType;
import io.cortap.ports.outbound.JobObserver;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class MicrometerJobObserverTest extends JobObserverContract {
  private static final Pattern CREATED =
      Pattern.compile("(?m)^cortap_jobs_created_total\\{report_type=\"[^\"]*\"} ([0-9.E]+)$");

  private final Prometheus prometheus = new Prometheus();

  @Override
  protected JobObserver newObserver() {
    return prometheus.observer();
  }

  @Override
  protected long created(JobObserver observer) {
    Matcher found = CREATED.matcher(prometheus.text());
    return found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
  }

  @Test
  void everyMetricIsThereByItsName() {
    SampleObservations.everyKind().forEach(prometheus.observer()::observe);
    prometheus.observer().observe(new Observation.WebhookAttempted(1, true));

    String text = prometheus.text();
    assertThat(Arrays.stream(Metric.values()))
        .allSatisfy(metric -> assertThat(text).contains(metric.id().replace('.', '_')));
    assertThat(text)
        .contains(
            "cortap_jobs_failed_total{error_code=\"DATA_FETCH_ERROR\",report_type=\"draft_audit_report\"} 1.0",
            "cortap_webhooks_failed_total{attempt=\"2\"} 1.0",
            "cortap_webhooks_retries_total{attempt=\"2\"} 1.0",
            "cortap_webhooks_sent_total{attempt=\"1\"} 1.0",
            "cortap_jobs_active 3.0",
            "cortap_jobs_queue_age 12.0",
            "cortap_s3_upload_bytes_total{report_type=\"draft_audit_report\"} 81234.0",
            "jvm_memory_used_bytes");
  }

  @Test
  void aPhaseFallsIntoItsBucket() {
    SampleObservations.everyKind().forEach(prometheus.observer()::observe);

    assertThat(prometheus.text())
        .contains(
            "cortap_phases_duration_seconds_bucket{phase=\"render\",le=\"0.5\"} 0",
            "cortap_phases_duration_seconds_bucket{phase=\"render\",le=\"1.0\"} 1",
            "cortap_phases_duration_seconds_bucket{phase=\"render\",le=\"300.0\"} 1",
            "cortap_phases_duration_seconds_sum{phase=\"render\"} 0.9");
  }

  @Test
  void noLabelNamesATenantAUserOrAJob() {
    assertThat(
            Arrays.stream(Metric.values()).flatMap(metric -> metric.labels().stream()).distinct())
        .containsExactlyInAnyOrder("report_type", "error_code", "phase", "attempt");
  }

  @Test
  void theReceiverWithTheMostFailuresCountsUntilItTakesOne() {
    JobObserver observer = prometheus.observer();
    observer.observe(new Observation.ReceiverSeen("a.example.test", 7));
    observer.observe(new Observation.ReceiverSeen("b.example.test", 2));
    assertThat(prometheus.text()).contains("cortap_webhooks_consecutive_failures 7.0");

    observer.observe(new Observation.ReceiverSeen("a.example.test", 0));
    assertThat(prometheus.text()).contains("cortap_webhooks_consecutive_failures 2.0");
  }

  @Test
  void aJobThatEndedByALimitIsLateHoweverSoonThatWas() {
    prometheus
        .observer()
        .observe(new Observation.JobFailed(new ReportType("a_type"), FailureCode.JOB_TIMEOUT));

    assertThat(prometheus.text()).contains("cortap_jobs_late_total 1.0");
  }

  @Test
  void attemptsBeyondTheScheduleShareALabel() {
    prometheus.observer().observe(new Observation.WebhookAttempted(16, false));
    prometheus.observer().observe(new Observation.WebhookAttempted(400, false));

    assertThat(prometheus.text()).contains("cortap_webhooks_failed_total{attempt=\"16+\"} 2.0");
  }
}

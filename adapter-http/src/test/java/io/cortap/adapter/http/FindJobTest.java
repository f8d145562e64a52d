package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.core.webhook.SchedulePosition;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.FindJob.Found;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindJobTest {
  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<byte[]> ask(Found found) throws Exception {
    service.ports.job = () -> Answer.given(found);
    HttpResponse<byte[]> response = service.send(service.authorized(Service.JOB));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Service.header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(Service.header(response, "Cache-Control")).isEqualTo("no-store");
    return response;
  }

  private Map<String, Object> members(Found found) throws Exception {
    return Service.json(ask(found));
  }

  @Nested
  class Shapes {
    @Test
    void aQueuedJobHasNothingButItsIdentityAndProgress() throws Exception {
      HttpResponse<byte[]> response = ask(Jobs.withoutReport(Jobs.queued()));

      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"job_id\":\"rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0\",\"status\":\"queued\","
                  + "\"project_id\":58,\"report_type\":\"draft_audit_report\","
                  + "\"created_at\":\"2027-03-15T12:00:00Z\","
                  + "\"updated_at\":\"2027-03-15T12:00:00Z\","
                  + "\"progress\":0,\"warnings\":[],"
                  + "\"callback\":{\"state\":\"none\",\"attempts\":0}}");
      assertThat(Service.header(response, "Retry-After")).isEqualTo("2");
    }

    @Test
    void aRunningJobShowsItsPhase() throws Exception {
      HttpResponse<byte[]> response = ask(Jobs.withoutReport(Jobs.running()));

      Map<String, Object> members = Service.json(response);
      assertThat(members.keySet())
          .containsExactly(
              "job_id",
              "status",
              "project_id",
              "report_type",
              "created_at",
              "updated_at",
              "phase",
              "progress",
              "warnings",
              "callback");
      assertThat(members)
          .containsEntry("status", "processing")
          .containsEntry("phase", "fetch")
          .containsEntry("progress", 5)
          .containsEntry("updated_at", "2027-03-15T12:00:01Z");
      assertThat(Service.header(response, "Retry-After")).isEqualTo("2");
    }

    @Test
    void aCompletedJobShowsItsReportCompatibleMembersFirst() throws Exception {
      HttpResponse<byte[]> response = ask(Jobs.withReport(Jobs.completed(List.of("be careful"))));

      assertThat(Service.header(response, "Retry-After")).isEmpty();
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"job_id\":\"rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0\",\"status\":\"completed\","
                  + "\"project_id\":58,\"report_type\":\"draft_audit_report\","
                  + "\"created_at\":\"2027-03-15T12:00:00Z\","
                  + "\"updated_at\":\"2027-03-15T12:00:42Z\","
                  + "\"completed_at\":\"2027-03-15T12:00:42Z\",\"duration_seconds\":42,"
                  + "\"download_url\":\""
                  + Jobs.LINK.url()
                  + "\",\"expires_at\":\"2027-03-22T12:00:00Z\","
                  + "\"file_size\":391000,\"file_name\":\"Report.docx\","
                  + "\"progress\":100,\"outcome\":\"completed_with_warnings\","
                  + "\"warnings\":[\"be careful\"],"
                  + "\"callback\":{\"state\":\"pending\",\"attempts\":0,"
                  + "\"next_attempt_at\":\"2027-03-15T12:00:42Z\"},"
                  + "\"template\":{\"id\":\"draft_audit_report\",\"version\":\""
                  + Jobs.TEMPLATE_SHA256.hex().substring(0, 12)
                  + "\",\"sha256\":\""
                  + Jobs.TEMPLATE_SHA256
                  + "\"},\"sha256\":\""
                  + Jobs.FILE_SHA256
                  + "\",\"link_kind\":\"stable\","
                  + "\"metadata\":{\"generated_at\":\"2027-03-15T12:00:05Z\","
                  + "\"recipient_name\":\"Zephyr Hollow Transit\",\"deficiency_count\":6,"
                  + "\"review_areas\":21}}");
    }

    @Test
    void aCompletedJobWhoseReportIsGoneHasNoLink() throws Exception {
      assertThat(members(Jobs.withoutReport(Jobs.completed(List.of()))))
          .doesNotContainKeys("download_url", "expires_at", "link_kind")
          .containsEntry("outcome", "completed")
          .containsEntry("file_size", 391_000);
    }

    @Test
    void aFailedJobShowsTheOneErrorObject() throws Exception {
      Problem problem =
          Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity answered 404")
              .with("status_code", 404)
              .at("fetch")
              .forGood();

      Map<String, Object> members = members(Jobs.withoutReport(Jobs.failed(problem)));

      assertThat(members.keySet())
          .containsExactly(
              "job_id",
              "status",
              "project_id",
              "report_type",
              "created_at",
              "updated_at",
              "failed_at",
              "duration_seconds",
              "error",
              "progress",
              "outcome",
              "warnings",
              "callback");
      assertThat(members).containsEntry("status", "failed").containsEntry("outcome", "failed");
      assertThat(members.get("error"))
          .isEqualTo(
              Map.ofEntries(
                  Map.entry("code", "DATA_FETCH_ERROR"),
                  Map.entry("message", "Riskuity answered 404"),
                  Map.entry("details", Map.of("status_code", 404)),
                  Map.entry("type", "/docs/problems#DATA_FETCH_ERROR"),
                  Map.entry("title", "Riskuity's data could not be read"),
                  Map.entry("status", 502),
                  Map.entry("detail", "Riskuity answered 404"),
                  Map.entry("instance", "/api/v1/jobs/" + Jobs.ID),
                  Map.entry("stage", "fetch"),
                  Map.entry("retryable", false),
                  Map.entry("who_must_act", "riskuity"),
                  Map.entry("hint", FailureCode.DATA_FETCH_ERROR.hint()),
                  Map.entry("correlation_id", "made-by-the-submission"),
                  Map.entry("timestamp", "2027-03-15T12:00:42Z")));
    }

    @Test
    void aCancelledJobFailsAsCancelled() throws Exception {
      Map<String, Object> members = members(Jobs.withoutReport(Jobs.running().cancel(Jobs.at(3))));

      assertThat(members)
          .containsEntry("status", "cancelled")
          .containsEntry("outcome", "cancelled")
          .containsEntry("failed_at", "2027-03-15T12:00:03Z")
          .containsEntry("duration_seconds", 3);
      assertThat(members.get("error")).asString().contains("JOB_CANCELLED");
    }

    @Test
    void aJobPutOffIsProcessingAndInNoPhase() throws Exception {
      Job putOff = Jobs.running().putOff(Jobs.at(2), Jobs.at(4), "Riskuity answered 503");

      assertThat(members(Jobs.withoutReport(putOff)))
          .containsEntry("status", "processing")
          .containsEntry("waiting_for", "Riskuity answered 503")
          .doesNotContainKey("phase");
    }
  }

  @Nested
  class Callbacks {
    private final Job attempted =
        Jobs.completed(List.of()).attemptDelivery(Jobs.at(43), Jobs.NODE, Jobs.LEASE);

    private Object callback(Job job) throws Exception {
      return String.valueOf(members(Jobs.withReport(job)).get("callback"));
    }

    private static Job with(Job job, Delivery delivery) {
      return new Job(
          job.accepted(),
          job.updatedAt(),
          job.state(),
          delivery,
          job.material(),
          job.effort(),
          job.progress(),
          job.warnings(),
          job.links(),
          job.trail());
    }

    @Test
    void isNoneWhereNobodyAskedForOne() throws Exception {
      Job silent =
          Jobs.completed(
              Jobs.queued(new Callback.Nowhere()).claim(Jobs.at(1), Jobs.NODE, Jobs.LEASE),
              List.of());

      assertThat(callback(silent)).isEqualTo("{state=none, attempts=0}");
    }

    @Test
    void isPendingWhileAnAttemptIsUnderWay() throws Exception {
      assertThat(callback(attempted))
          .isEqualTo("{state=pending, attempts=0, next_attempt_at=2027-03-15T12:00:43Z}");
    }

    @Test
    void tellsWhyTheLastAttemptFailedAndWhenTheNextIsDue() throws Exception {
      var tries = new Delivery.Tries(6, new SchedulePosition(7), "answered 500");
      Job late = with(attempted, new Delivery.Pending(tries, Jobs.at(120)));

      assertThat(callback(late))
          .isEqualTo(
              "{state=pending, attempts=6, next_attempt_at=2027-03-15T12:02:00Z,"
                  + " last_error=answered 500}");
      assertThat(members(Jobs.withReport(late)))
          .containsEntry("status", "callback_failed")
          .containsEntry("outcome", "completed")
          .containsKey("download_url");
    }

    @Test
    void isDeliveredExhaustedOrStoppedInTheEnd() throws Exception {
      var tries = new Delivery.Tries(15, new SchedulePosition(15), "answered 500");
      var done = new Delivery.Tries(1, SchedulePosition.FIRST, "");

      assertThat(callback(with(attempted, new Delivery.Delivered(done, Jobs.at(44)))))
          .isEqualTo("{state=delivered, attempts=1, delivered_at=2027-03-15T12:00:44Z}");
      assertThat(callback(with(attempted, new Delivery.Exhausted(tries, Jobs.at(99)))))
          .isEqualTo("{state=exhausted, attempts=15, last_error=answered 500}");
      assertThat(callback(with(attempted, new Delivery.Stopped(tries, Jobs.at(99)))))
          .isEqualTo("{state=stopped, attempts=15, last_error=answered 500}");
    }
  }

  @Nested
  class Head {
    @Test
    void answersLikeGetWithoutTheBody() throws Exception {
      HttpResponse<byte[]> get = ask(Jobs.withoutReport(Jobs.running()));
      HttpResponse<byte[]> head =
          service.send(service.authorized(Service.JOB).method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      for (String header : List.of("Content-Type", "Content-Length", "Retry-After")) {
        assertThat(Service.header(head, header))
            .isEqualTo(Service.header(get, header))
            .isNotEmpty();
      }
    }
  }

  @Nested
  class JobsThatAreNotTheCallers {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "rpt-20270315-120000-zzzzzzzzzzzzzzzzzzzz",
          "rpt-20270315-120000-K3V9",
          "1",
          "a%2fb",
          "..%5c..",
          "%F0%9F%9A%80",
          "rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0%20"
        })
    void missingAndMisspeltAnswerByteForByteLikeForeign(String id) throws Exception {
      service.ports.job =
          () ->
              Answer.refused(
                  Problem.of(FailureCode.JOB_NOT_FOUND, "the store has it for tenant 99")
                      .with("tenant", "99")
                      .at("find"));
      HttpResponse<byte[]> foreign = service.send(service.authorized(Service.JOB));

      HttpResponse<byte[]> missing = service.send(service.authorized("/api/v1/jobs/" + id));

      assertThat(foreign.statusCode()).isEqualTo(404);
      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(withoutCorrelation(missing)).isEqualTo(withoutCorrelation(foreign));
      assertThat(missing.headers().map().keySet()).isEqualTo(foreign.headers().map().keySet());
      assertThat(Service.json(foreign))
          .containsEntry("error", "JOB_NOT_FOUND")
          .containsEntry("instance", "/api/v1/jobs");
    }

    private static String withoutCorrelation(HttpResponse<byte[]> response) {
      return new String(response.body(), StandardCharsets.UTF_8)
          .replace(Service.header(response, "X-Correlation-ID"), "ID");
    }

    @Test
    void ofTheSameTenantAreForbidden() throws Exception {
      service.ports.job =
          () ->
              Answer.refused(
                  Problem.of(
                      FailureCode.INSUFFICIENT_PERMISSIONS, "the job belongs to another user"));

      HttpResponse<byte[]> response = service.send(service.authorized(Service.JOB));

      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(Service.json(response)).containsEntry("error", "INSUFFICIENT_PERMISSIONS");
    }
  }
}

package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.JobStatus;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.SubmitReport.Accepted;
import io.cortap.ports.inbound.SubmitReport.Check;
import io.cortap.ports.inbound.SubmitReport.Recognized;
import io.cortap.ports.inbound.SubmitReport.Replayed;
import io.cortap.ports.inbound.SubmitReport.Submission;
import io.cortap.ports.inbound.SubmitReport.Trial;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitReportTest {
  private static final String BODY =
      """
      {"project_id": 58, "report_type": "draft_audit_report",
       "callback_url": "https://hooks.example.org/cortap"}
      """;

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private void accept(String... warnings) {
    service.ports.submission =
        () -> Answer.given(new Accepted(Jobs.queued(), Jobs.at(60), List.of(warnings)));
  }

  private static String code(HttpResponse<byte[]> response) throws Exception {
    return String.valueOf(Service.json(response).get("error"));
  }

  @Nested
  class TryingOut {
    private static final String TRIAL = BODY.replace("}", ", \"dry_run\": true}");

    @BeforeEach
    void fit() {
      var request =
          new ReportRequest(
              new ProjectId(58),
              new ReportType("draft_audit_report"),
              new Callback.Nowhere(),
              ReportOptions.DEFAULTS);
      service.ports.trial =
          () ->
              Answer.given(
                  new Trial(
                      request,
                      List.of(
                          new Check("token", true, "a user's API token"),
                          new Check("project", false, "Riskuity did not answer in time")),
                      List.of("the token ends soon")));
    }

    @Test
    void answersWithWhatWouldBeCreatedAndWhatWasLookedAt() throws Exception {
      HttpResponse<byte[]> response = service.send(service.submission(TRIAL));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Location")).isEmpty();
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"verdict\":\"accepted\","
                  + "\"would_create\":{\"report_type\":\"draft_audit_report\",\"project_id\":58},"
                  + "\"checks\":[{\"name\":\"token\",\"outcome\":\"passed\","
                  + "\"detail\":\"a user's API token\"},"
                  + "{\"name\":\"project\",\"outcome\":\"unconfirmed\","
                  + "\"detail\":\"Riskuity did not answer in time\"}],"
                  + "\"warnings\":[\"the token ends soon\"]}");
    }

    @Test
    void aKeyIsNeitherReadNorHandedOn() throws Exception {
      HttpResponse<byte[]> response =
          service.send(
              service
                  .submission(TRIAL)
                  .header("Idempotency-Key", "not a key: it has blanks")
                  .header("Idempotency-Key", "second"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(service.ports.keys).isEmpty();
    }

    @Test
    void aTrialThatIsRefusedAnswersAsTheRealCallDoes() throws Exception {
      Problem problem = Problem.of(FailureCode.UNSAFE_CALLBACK_URL, "the host is not allowed");
      service.ports.trial = () -> Answer.refused(problem);
      service.ports.submission = () -> Answer.refused(problem);

      HttpResponse<byte[]> trial = service.send(service.submission(TRIAL));
      HttpResponse<byte[]> real = service.send(service.submission(BODY));

      assertThat(trial.statusCode()).isEqualTo(422).isEqualTo(real.statusCode());
      assertThat(code(trial)).isEqualTo(code(real));
    }
  }

  @Nested
  class Accepting {
    @Test
    void answersWithTheJobAndWhereToAskForIt() throws Exception {
      accept("the token ends soon");

      HttpResponse<byte[]> response = service.send(service.submission(BODY));

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(Service.header(response, "Content-Type")).isEqualTo("application/json");
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"job_id\":\"rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0\",\"status\":\"queued\","
                  + "\"estimated_completion\":\"2027-03-15T12:01:00Z\","
                  + "\"status_url\":\"/api/v1/jobs/rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0\","
                  + "\"warnings\":[\"the token ends soon\"]}");
      assertThat(Service.header(response, "Location")).isEqualTo(Service.JOB);
      assertThat(Service.header(response, "Retry-After")).isEqualTo("2");
      assertThat(Service.header(response, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void pointsToThePublicBaseWhereThereIsOne() throws Exception {
      try (Service behindProxy = Service.start(new PublicBase("https://reports.example.org"))) {
        behindProxy.ports.submission =
            () -> Answer.given(new Accepted(Jobs.queued(), Jobs.at(60), List.of()));

        HttpResponse<byte[]> response = behindProxy.send(behindProxy.submission(BODY));

        assertThat(Service.json(response).get("status_url"))
            .isEqualTo("https://reports.example.org" + Service.JOB)
            .isEqualTo(Service.header(response, "Location"));
      }
    }

    @Test
    void handsThePortTheMembersTheTokenAndTheCorrelationId() throws Exception {
      accept();

      service.send(service.submission(BODY).header("X-Correlation-ID", "web-1"));

      assertThat(service.ports.forms.getFirst())
          .isEqualTo(
              Map.of(
                  "project_id",
                  58L,
                  "report_type",
                  "draft_audit_report",
                  "callback_url",
                  "https://hooks.example.org/cortap"));
      assertThat(service.ports.callers.getFirst().token().reveal()).isEqualTo(Service.TOKEN);
      assertThat(service.ports.callers.getFirst().correlationId().value()).isEqualTo("web-1");
    }

    @Test
    void survivesAWarningThatHoldsHalfOfASurrogatePair() throws Exception {
      accept("unknown field \ud83d");

      HttpResponse<byte[]> response = service.send(service.submission(BODY));

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(new String(response.body(), StandardCharsets.US_ASCII)).contains("\\uD83D");
    }

    @Test
    void showsEveryFaultThatThePortFound() throws Exception {
      List<Map<String, String>> faults =
          List.of(
              Map.of("field", "project_id", "message", "is required"),
              Map.of("field", "callback_url", "message", "must be absolute"));
      service.ports.submission =
          () ->
              Answer.refused(
                  Problem.of(FailureCode.INVALID_REQUEST, "2 fields do not fit")
                      .with("fields", faults));

      HttpResponse<byte[]> response = service.send(service.submission("{}"));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Service.json(response).get("details")).isEqualTo(Map.of("fields", faults));
    }
  }

  @Nested
  class Repeating {
    private HttpResponse<byte[]> repeat(Submission submission) throws Exception {
      service.ports.repetition = () -> Answer.given(submission);
      return service.send(service.submission(BODY).header("Idempotency-Key", "click-1"));
    }

    @Test
    void aFirstSubmissionWithAKeyIsAnsweredLikeAnyOther() throws Exception {
      HttpResponse<byte[]> response =
          repeat(new Accepted(Jobs.queued(), Jobs.at(60), List.of("the token ends soon")));

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(response.headers().firstValue("Idempotency-Replayed")).isEmpty();
      assertThat(Service.json(response))
          .containsOnlyKeys("job_id", "status", "estimated_completion", "status_url", "warnings");
      assertThat(service.ports.keys).containsExactly(new IdempotencyKey("click-1"));
      assertThat(service.ports.forms.getFirst()).hasSize(3);
    }

    @Test
    void aJobThatRunsIsShownAsItStandsWith202() throws Exception {
      HttpResponse<byte[]> response = repeat(new Replayed(Jobs.withoutReport(Jobs.running())));

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(Service.header(response, "Idempotency-Replayed")).isEqualTo("true");
      assertThat(Service.header(response, "Location")).isEqualTo(Service.JOB);
      assertThat(Service.header(response, "Retry-After")).isEqualTo("2");
      assertThat(Service.json(response))
          .containsEntry("status", "processing")
          .containsEntry("phase", "fetch")
          .containsEntry("status_url", Service.JOB);
    }

    @Test
    void aFinishedJobIsShownWithItsLinkWith200() throws Exception {
      HttpResponse<byte[]> response =
          repeat(new Replayed(Jobs.withReport(Jobs.completed(List.of()))));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.header(response, "Idempotency-Replayed")).isEqualTo("true");
      assertThat(response.headers().firstValue("Retry-After")).isEmpty();
      assertThat(response.headers().firstValue("Location")).isEmpty();
      assertThat(Service.json(response))
          .containsEntry("status", "completed")
          .containsEntry("download_url", Jobs.LINK.url().toString())
          .containsEntry("status_url", Service.JOB);
    }

    @Test
    void whoeverIsNotVouchedForLearnsJobStatusAndAddressOnly() throws Exception {
      HttpResponse<byte[]> running = repeat(new Recognized(Jobs.ID, JobStatus.PROCESSING));
      HttpResponse<byte[]> finished = repeat(new Recognized(Jobs.ID, JobStatus.COMPLETED));

      assertThat(running.statusCode()).isEqualTo(202);
      assertThat(finished.statusCode()).isEqualTo(200);
      assertThat(Service.header(finished, "Idempotency-Replayed")).isEqualTo("true");
      assertThat(new String(finished.body(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"job_id\":\"rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0\",\"status\":\"completed\","
                  + "\"status_url\":\"/api/v1/jobs/rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "", "a\tb"})
    void aMalformedKeyIsNamedAndNothingIsAsked(String key) throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.submission(BODY).header("Idempotency-Key", key));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(code(response)).isEqualTo("INVALID_REQUEST");
      assertThat(Service.json(response).get("message"))
          .isEqualTo(
              "the Idempotency-Key header must be sent once, with 1 to 255 visible ASCII"
                  + " characters");
      assertThat(Service.json(response).get("details"))
          .isEqualTo(
              Map.of(
                  "fields",
                  List.of(
                      Map.of(
                          "field",
                          "Idempotency-Key",
                          "message",
                          "must be sent once, with 1 to 255 visible ASCII characters"))));
      assertThat(service.ports.forms).isEmpty();
    }

    @Test
    void aKeyOf255CharactersIsTakenAndOneMoreIsNot() throws Exception {
      repeat(new Recognized(Jobs.ID, JobStatus.QUEUED));
      HttpResponse<byte[]> longest =
          service.send(service.submission(BODY).header("Idempotency-Key", "k".repeat(255)));
      HttpResponse<byte[]> longer =
          service.send(service.submission(BODY).header("Idempotency-Key", "k".repeat(256)));

      assertThat(longest.statusCode()).isEqualTo(202);
      assertThat(longer.statusCode()).isEqualTo(400);
    }

    @Test
    void severalKeysAreNone() throws Exception {
      HttpResponse<byte[]> response =
          service.send(
              service
                  .submission(BODY)
                  .header("Idempotency-Key", "click-1")
                  .header("Idempotency-Key", "click-1"));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(service.ports.forms).isEmpty();
    }
  }

  @Nested
  class TakingIn {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/json; charset=utf-8",
          "Application/JSON;charset=\"UTF-8\"",
          "application/json"
        })
    void readsJsonInUtf8(String mediaType) throws Exception {
      accept();

      HttpResponse<byte[]> response =
          service.send(
              service
                  .authorized(Service.GENERATE)
                  .header("Content-Type", mediaType)
                  .POST(BodyPublishers.ofString(BODY)));

      assertThat(response.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/plain",
          "application/x-www-form-urlencoded",
          "application/json; charset=utf-16",
          "application/jsonx",
          "application/xml"
        })
    void refusesOtherMediaTypes(String mediaType) throws Exception {
      HttpResponse<byte[]> response =
          service.send(
              service
                  .authorized(Service.GENERATE)
                  .header("Content-Type", mediaType)
                  .POST(BodyPublishers.ofString(BODY)));

      assertThat(response.statusCode()).isEqualTo(415);
      assertThat(code(response)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
      assertThat(service.ports.forms).isEmpty();
    }

    @Test
    void refusesABodyWithoutMediaTypeAndAnEncodedOne() throws Exception {
      HttpResponse<byte[]> bare =
          service.send(service.authorized(Service.GENERATE).POST(BodyPublishers.ofString(BODY)));
      HttpResponse<byte[]> encoded =
          service.send(service.submission(BODY).header("Content-Encoding", "gzip"));

      assertThat(code(bare)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
      assertThat(bare.headers().firstValue("Connection")).contains("close");
      assertThat(code(encoded)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void readsABodyOfTheLargestSize() throws Exception {
      accept();

      HttpResponse<byte[]> response = service.send(service.submission(padded(2048)));

      assertThat(response.statusCode()).isEqualTo(202);
    }

    @Test
    void refusesOneByteMoreWhetherAnnouncedOrNot() throws Exception {
      byte[] body = padded(2049).getBytes(StandardCharsets.UTF_8);
      HttpResponse<byte[]> announced = service.send(service.submission(padded(2049)));
      HttpResponse<byte[]> chunked =
          service.send(
              service
                  .submission("")
                  .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

      assertThat(announced.statusCode()).isEqualTo(413);
      assertThat(code(announced)).isEqualTo("PAYLOAD_TOO_LARGE");
      assertThat(Service.json(announced).get("message"))
          .isEqualTo("the body is larger than 2048 bytes");
      assertThat(code(chunked)).isEqualTo("PAYLOAD_TOO_LARGE");
      assertThat(service.ports.forms).isEmpty();
    }

    @Test
    void refusesMalformedJsonAndSaysWhere() throws Exception {
      HttpResponse<byte[]> response = service.send(service.submission("{\"project_id\": 58,}"));

      assertThat(response.statusCode()).isEqualTo(400);
      Map<String, Object> members = Service.json(response);
      assertThat(members)
          .containsEntry("error", "INVALID_REQUEST")
          .containsEntry("stage", "submission")
          .containsEntry("message", "the body is not well-formed JSON (line 1, column 19)")
          .containsEntry(
              "details",
              Map.of(
                  "fields",
                  List.of(
                      Map.of(
                          "field",
                          "body",
                          "message",
                          "the body is not well-formed JSON (line 1, column 19)"))));
      assertThat(service.ports.forms).isEmpty();
    }

    private static String padded(int bytes) {
      String head =
          "{\"project_id\": 58, \"report_type\": \"draft_audit_report\","
              + " \"callback_url\": \"https://hooks.example.org/cortap\", \"x\": \"";
      return head + "a".repeat(bytes - head.length() - 2) + "\"}";
    }
  }
}

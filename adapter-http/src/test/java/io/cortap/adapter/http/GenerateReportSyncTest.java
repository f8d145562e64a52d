package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Job;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.ports.inbound.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class GenerateReportSyncTest {
  private static final String PATH = "/api/v1/generate-report-sync";
  private static final String BODY =
      "{\"project_id\": 58, \"report_type\": \"draft_audit_report\"}";

  private final Service service = Service.start();
  private final Job queued = Jobs.queued(new Callback.Nowhere());
  private final Job running = queued.claim(Jobs.at(1), Jobs.NODE, Jobs.LEASE);

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpRequest.Builder request(String path, String body) {
    return service
        .authorized(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<byte[]> ask() throws Exception {
    return service.send(request(PATH, BODY).header("X-Correlation-ID", "web-1"));
  }

  /** Some of the codes end no real job. */
  private HttpResponse<byte[]> askInventing() throws Exception {
    return service.sendUndescribed(request(PATH, BODY).header("X-Correlation-ID", "web-1"));
  }

  /** The envelope's content, once it is known to be one. */
  private static Map<String, Object> detail(HttpResponse<byte[]> response, int status, String error)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Service.header(response, "Content-Type")).isEqualTo("application/json");
    Map<String, Object> members = Service.json(response);
    assertThat(members.keySet()).containsExactly("detail");
    Map<String, Object> detail =
        assertThat(members.get("detail"))
            .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
            .actual();
    assertThat(detail.keySet())
        .startsWith("error", "message", "details", "timestamp", "correlation_id");
    assertThat(detail)
        .containsEntry("error", error)
        .containsEntry("timestamp", "2027-03-15T12:01:30Z")
        .containsEntry("correlation_id", Service.header(response, "X-Correlation-ID"));
    return detail;
  }

  @Nested
  class Reports {
    @Test
    void areGivenInTheCompatibleShape() throws Exception {
      service.ports.report =
          () -> Answer.given(Jobs.withReport(Jobs.completed(running, List.of("be careful"))));

      HttpResponse<byte[]> response = ask();

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.header(response, "Content-Type")).isEqualTo("application/json");
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"status\":\"completed\",\"report_id\":\""
                  + Jobs.ID
                  + "\",\"project_id\":58,"
                  + "\"report_type\":\"draft_audit_report\",\"download_url\":\""
                  + Jobs.LINK.url()
                  + "\",\"expires_at\":\"2027-03-22T12:00:00Z\","
                  + "\"generated_at\":\"2027-03-15T12:00:05Z\",\"file_size_bytes\":391000,"
                  + "\"metadata\":{\"recipient_name\":\"Zephyr Hollow Transit\","
                  + "\"review_type\":\"Triennial Review\",\"review_areas\":21,"
                  + "\"deficiency_count\":6,\"generation_time_ms\":41000},"
                  + "\"correlation_id\":\"web-1\"}");
    }

    @Test
    void areAskedForWithTheMembersThatWereSent() throws Exception {
      ask();

      assertThat(service.ports.forms.getFirst())
          .isEqualTo(Map.of("project_id", 58L, "report_type", "draft_audit_report"));
      assertThat(service.ports.callers.getFirst().token().reveal()).isEqualTo(Service.TOKEN);
    }
  }

  @Nested
  class CorrelationIds {
    @ParameterizedTest
    @CsvSource({
      "?correlation_id=url-1, '', url-1",
      "?correlation_id=url-1, web-1, web-1",
      "?correlation_id=two%20words, '', drawn-1",
      "?correlation_id=a&correlation_id=b, '', drawn-1",
      "?correlation_id=%zz, '', drawn-1",
      "'', '', drawn-1"
    })
    void areTakenFromTheUrlWhereThereIsNoHeader(String query, String header, String expected)
        throws Exception {
      String raw =
          service.raw(
              "POST %s%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n"
                  .formatted(
                      PATH, query, header.isEmpty() ? "" : "X-Correlation-ID: " + header + "\r\n"));

      assertThat(raw).contains("\"correlation_id\":\"" + expected + "\"");
    }

    @Test
    void areTakenFromTheUrlByNoOtherCall() throws Exception {
      assertThat(
              Service.header(
                  service.sendUndescribed(service.to("/version?correlation_id=url-1")),
                  "X-Correlation-ID"))
          .isEqualTo("drawn-1");
    }
  }

  @Nested
  class Failures {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            INVALID_REQUEST          | 400 | invalid_data
            INVALID_TOKEN            | 401 | authentication_failed
            EXPIRED_TOKEN            | 401 | authentication_failed
            INSUFFICIENT_PERMISSIONS | 403 | insufficient_permissions
            PROJECT_NOT_FOUND        | 400 | invalid_data
            JOB_NOT_FOUND            | 400 | invalid_data
            JOB_CANCELLED            | 500 | generation_failed
            INVALID_REPORT_TYPE      | 400 | invalid_data
            UNSAFE_CALLBACK_URL      | 400 | invalid_data
            IDEMPOTENCY_KEY_REUSED   | 400 | invalid_data
            PAYLOAD_TOO_LARGE        | 400 | invalid_data
            UNSUPPORTED_MEDIA_TYPE   | 400 | invalid_data
            METHOD_NOT_ALLOWED       | 400 | invalid_data
            NOT_FOUND                | 400 | invalid_data
            TOO_MANY_REQUESTS        | 500 | generation_failed
            QUEUE_FULL               | 500 | generation_failed
            RANGE_NOT_SATISFIABLE    | 400 | invalid_data
            LINK_EXPIRED             | 400 | invalid_data
            CONFLICT                 | 400 | invalid_data
            PRECONDITION_FAILED      | 400 | invalid_data
            PRECONDITION_REQUIRED    | 400 | invalid_data
            FORMAT_UNAVAILABLE       | 400 | invalid_data
            SERVICE_UNAVAILABLE      | 500 | generation_failed
            VERIFICATION_UNAVAILABLE | 502 | riskuity_api_error
            JOB_CRASHED              | 500 | generation_failed
            DATA_FETCH_ERROR         | 502 | riskuity_api_error
            TRANSFORMATION_ERROR     | 400 | invalid_data
            MISSING_REQUIRED_DATA    | 400 | missing_required_data
            GENERATION_ERROR         | 500 | generation_failed
            S3_UPLOAD_ERROR          | 500 | generation_failed
            WEBHOOK_DELIVERY_FAILED  | 500 | generation_failed
            JOB_TIMEOUT              | 504 | timeout
            INTERNAL_ERROR           | 500 | generation_failed
            """)
    void haveTheirCodeWhetherTheCallOrTheJobFails(FailureCode code, int status, String error)
        throws Exception {
      Problem problem = Problem.of(code, "it cannot be done").with("fact", 3);

      service.ports.report = () -> Answer.refused(problem);
      Map<String, Object> refused = detail(askInventing(), status, error);
      service.ports.report =
          () -> Answer.given(Jobs.withoutReport(running.fail(Jobs.at(9), problem)));
      Map<String, Object> failed = detail(askInventing(), status, error);

      assertThat(refused)
          .containsEntry("message", "it cannot be done")
          .doesNotContainKeys("job_id", "status_url");
      assertThat(refused.get("details")).asString().contains("fact=3");
      assertThat(failed)
          .containsEntry("job_id", Jobs.ID.value())
          .containsEntry("status_url", Service.JOB);
    }

    @Test
    void areAllInTheTableAbove() throws Exception {
      var table =
          Failures.class
              .getDeclaredMethod(
                  "haveTheirCodeWhetherTheCallOrTheJobFails",
                  FailureCode.class,
                  int.class,
                  String.class)
              .getAnnotation(CsvSource.class)
              .textBlock();

      assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::name))
          .allMatch(name -> table.contains(name + " "));
    }

    @Test
    void ofMissingDataListTheFields() throws Exception {
      List<Map<String, String>> fields = List.of(Map.of("path", "project.recipient_id"));
      Problem listed =
          Problem.of(FailureCode.MISSING_REQUIRED_DATA, "one is missing")
              .with("missing_fields", fields);

      service.ports.report = () -> Answer.refused(listed);
      assertThat(detail(ask(), 400, "missing_required_data").get("details"))
          .isEqualTo(Map.of("missing_fields", fields));

      service.ports.report =
          () ->
              Answer.refused(Problem.of(FailureCode.MISSING_REQUIRED_DATA, "not complete enough"));
      assertThat(detail(ask(), 400, "missing_required_data").get("details"))
          .isEqualTo(Map.of("missing_fields", List.of()));
    }

    @Test
    void ofAJobThatTakesTooLongSayWhereToAsk() throws Exception {
      for (Job unfinished : List.of(queued, running)) {
        service.ports.report = () -> Answer.given(Jobs.withoutReport(unfinished));

        HttpResponse<byte[]> response = ask();

        assertThat(detail(response, 504, "timeout"))
            .containsEntry("job_id", Jobs.ID.value())
            .containsEntry("status_url", Service.JOB);
        assertThat(Service.header(response, "Retry-After")).isEqualTo("2");
      }
    }

    @Test
    void ofACancelledJobAreFailures() throws Exception {
      service.ports.report = () -> Answer.given(Jobs.withoutReport(queued.cancel(Jobs.at(3))));

      assertThat(detail(ask(), 500, "generation_failed")).containsKey("job_id");
    }

    @Test
    void beforeThePortIsAskedHaveTheEnvelopeToo() throws Exception {
      detail(service.send(request(PATH, "{\"project_id\": 58,}")), 400, "invalid_data");
      detail(
          service.send(
              service
                  .authorized(PATH)
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString(BODY))),
          400,
          "invalid_data");
      detail(service.send(request(PATH, "\"" + "x".repeat(3000) + "\"")), 400, "invalid_data");
      HttpResponse<byte[]> anonymous =
          service.send(service.to(PATH).POST(BodyPublishers.ofString(BODY)));
      detail(anonymous, 401, "authentication_failed");
      assertThat(Service.header(anonymous, "WWW-Authenticate")).startsWith("Bearer");
      assertThat(service.ports.forms).isEmpty();
    }

    @Test
    void ofTheTokenComeBeforeThoseOfTheRequest() throws Exception {
      service.ports.token =
          () -> Answer.refused(Problem.of(FailureCode.EXPIRED_TOKEN, "the token has expired"));

      detail(service.send(request(PATH, "{\"project_id\": 58,}")), 401, "authentication_failed");
    }

    @Test
    void ofOurOwnHaveTheEnvelopeTooAndTellNothing() throws Exception {
      service.ports.report =
          () -> {
            throw new IllegalStateException("jdbc:secret://host/path refused");
          };

      assertThat(detail(ask(), 500, "generation_failed").toString()).doesNotContain("secret");
    }
  }

  @Nested
  class Closing {
    @Test
    void endsTheWaitWithAnAnswer() throws Exception {
      var begun = new CountDownLatch(1);
      service.ports.report =
          () -> {
            begun.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return Answer.given(Jobs.withoutReport(running));
          };
      var answer = new CompletableFuture<HttpResponse<byte[]>>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              answer.complete(ask());
            } catch (Exception e) {
              answer.completeExceptionally(e);
            }
          });
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

      service.http().close();

      detail(answer.get(20, TimeUnit.SECONDS), 504, "timeout");
    }
  }
}

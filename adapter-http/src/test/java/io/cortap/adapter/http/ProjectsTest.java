package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.DeclaredField;
import io.cortap.core.review.Need;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectLayers;
import io.cortap.core.review.Readiness;
import io.cortap.core.review.ReviewAssembly;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.CheckReadiness.Checked;
import io.cortap.ports.inbound.ReadProject.Canonical;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProjectsTest {
  private static final String PROJECT = "/api/v1/projects/58";
  private static final String READINESS = PROJECT + "/readiness?report_type=draft_audit_report";
  private static final String DATA = PROJECT + "/data";

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private static Control control(String id, String name, String comment, String... instances) {
    return new Control(id, name, "", new Assessment("Complete", comment, List.of(instances)));
  }

  private static ReviewOutcome outcome(UnassessedPolicy policy) {
    return ReviewAssembly.assemble(
        new ProjectId(58),
        new ProjectControls(
            "Harbor Valley Transit District",
            List.of(
                control("1", "LEGAL : L1", "Non-Deficient", "Deficient"),
                control("2", "LEGAL : L2", ""),
                control("3", "PARKING : PK1", "ND"),
                control("4", "DBE : DBE5", "ND")),
            List.of(),
            Jobs.at(0)),
        new ProjectLayers(
            new SetupRecord(Map.of("project_info", Map.of("recipient_id", "TBD"))),
            SetupRecord.EMPTY),
        policy,
        Jobs.at(30));
  }

  private static Checked checked(UnassessedPolicy policy) {
    var fields =
        List.of(
            new DeclaredField("project.recipient_name", Need.CRITICAL, ""),
            new DeclaredField("project.recipient_id", Need.CRITICAL, ""),
            new DeclaredField("project.recipient_website", Need.OPTIONAL, "no website"));
    return new Checked(
        new ProjectId(58),
        new ReportType("draft_audit_report"),
        Readiness.of(outcome(policy), fields));
  }

  private void show() {
    var json = "{\"project_id\":\"RSKTY-0058\"}".getBytes(StandardCharsets.UTF_8);
    ReviewOutcome outcome = outcome(UnassessedPolicy.DRAFT);
    service.ports.canonical =
        () -> Answer.given(new Canonical(outcome.review(), json, outcome.warnings()));
  }

  @Nested
  class AskingForReadiness {
    @Test
    void theAnswerNamesAllThatStandsInTheWay() throws Exception {
      service.ports.readiness = () -> Answer.given(checked(UnassessedPolicy.STRICT));

      HttpResponse<byte[]> response = service.send(service.authorized(READINESS));

      assertThat(response.statusCode()).isEqualTo(200);
      Map<String, Object> body = Service.json(response);
      assertThat(body)
          .containsEntry("project_id", 58)
          .containsEntry("report_type", "draft_audit_report")
          .containsEntry("ready", false)
          .containsEntry("verdict", "not_ready")
          .containsEntry(
              "blocking",
              List.of(
                  "Legal: 1 of 2 controls are not assessed.",
                  "critical fields are missing: project.recipient_id"))
          .containsEntry(
              "missing_critical",
              List.of(
                  Map.of(
                      "path", "project.recipient_id",
                      "supplied_by", "setup",
                      "where", "project_info.recipient_id",
                      "fallback", "")))
          .containsEntry(
              "missing_optional",
              List.of(
                  Map.of(
                      "path", "project.recipient_website",
                      "supplied_by", "setup",
                      "where", "project_info.recipient_website",
                      "fallback", "no website")))
          .containsEntry(
              "unassessed",
              Map.of(
                  "count",
                  1,
                  "of",
                  2,
                  "areas",
                  List.of(Map.of("review_area", "Legal", "count", 1, "of", 2))))
          .containsEntry(
              "unmapped", List.of(Map.of("control_id", "3", "control_name", "PARKING : PK1")))
          .containsEntry(
              "conflicting",
              List.of(Map.of("control_id", "1", "control_name", "LEGAL : L1", "finding", "D")))
          .containsEntry(
              "placeholders",
              List.of(Map.of("path", "project.recipient_id", "value", "TBD", "layer", "setup")))
          .containsEntry("quality", Map.of("score", 0.33, "declared", 3, "present", 1))
          .containsEntry("controls_read_at", "2027-03-15T12:00:00Z")
          .containsKeys("outside_catalog", "warnings");
      assertThat(service.ports.projects).containsExactly("check 58 for draft_audit_report");
    }

    @Test
    void whereNothingBlocksTheReportIsReady() throws Exception {
      service.ports.readiness =
          () ->
              Answer.given(
                  new Checked(
                      new ProjectId(58),
                      new ReportType("draft_audit_report"),
                      Readiness.of(outcome(UnassessedPolicy.DRAFT), List.of())));

      assertThat(Service.json(service.send(service.authorized(READINESS))))
          .containsEntry("ready", true)
          .containsEntry("verdict", "ready_with_warnings")
          .containsEntry("blocking", List.of());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "?report_type=",
          "?report_type=a&report_type=b",
          "?report_type=a&colour=blue",
          "?type=draft_audit_report"
        })
    void withoutExactlyOneReportTypeNothingIsAsked(String query) throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized(PROJECT + "/readiness" + query));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Service.json(response)).containsEntry("error", "INVALID_REQUEST");
      assertThat(service.ports.projects).isEmpty();
    }

    @Test
    void aParameterThatNobodyKnowsIsNamed() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized(PROJECT + "/readiness?report_typ=x"));

      assertThat(Service.json(response))
          .containsEntry(
              "details",
              Map.of(
                  "fields",
                  List.of(
                      Map.of(
                          "field",
                          "report_typ",
                          "message",
                          "is not known; known is report_type"))));
    }

    @Test
    void headAnswersWithoutABody() throws Exception {
      service.ports.readiness = () -> Answer.given(checked(UnassessedPolicy.DRAFT));

      HttpResponse<byte[]> response =
          service.send(service.authorized(READINESS).method("HEAD", BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEmpty();
    }
  }

  @Nested
  class ReadingData {
    @Test
    void theBytesAreThoseOfTheCanonicalReview() throws Exception {
      show();

      HttpResponse<byte[]> response = service.sendUndescribed(service.authorized(DATA));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.header(response, "Content-Type")).isEqualTo("application/json");
      assertThat(Service.header(response, "Cache-Control")).isEqualTo("no-store");
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo("{\"project_id\":\"RSKTY-0058\"}");
      assertThat(service.ports.projects).containsExactly("read 58");
    }

    @Test
    void aRefreshIsMadeOnlyWhereItIsForced() throws Exception {
      show();

      service.sendUndescribed(service.authorized(DATA + "?force_refresh=true"));
      service.sendUndescribed(service.authorized(DATA + "?force_refresh=false"));

      assertThat(service.ports.projects).containsExactly("refresh 58", "read 58");
      assertThat(service.send(service.authorized(DATA + "?force_refresh=1")).statusCode())
          .isEqualTo(400);
    }

    @Test
    void refreshingAnswersWhatIsThereNow() throws Exception {
      show();

      HttpResponse<byte[]> response =
          service.send(service.authorized(DATA + "/refresh").POST(BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.json(response))
          .containsEntry("project_id", 58)
          .containsEntry("controls_read_at", "2027-03-15T12:00:00Z")
          .containsEntry("control_count", 4)
          .containsEntry("unassessed_count", 1)
          .containsEntry("deficiency_count", 1)
          .containsKey("warnings");
      assertThat(service.ports.projects).containsExactly("refresh 58");
    }

    @Test
    void droppingLeavesNothingToSay() throws Exception {
      HttpResponse<byte[]> response = service.send(service.authorized(DATA).DELETE());

      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.body()).isEmpty();
      assertThat(service.ports.projects).containsExactly("drop 58");
    }

    @Test
    void aServiceThatClosesEndsTheReadingsUnderWay() throws Exception {
      var inside = new Semaphore(0);
      service.ports.canonical =
          () -> {
            inside.release();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return Answer.refused(
                Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the service is about to stop"));
          };
      Thread.ofVirtual()
          .start(() -> {
            inside.acquireUninterruptibly();
            service.http().close();
          });
      HttpResponse<byte[]> response = service.send(service.authorized(DATA));

      assertThat(response.statusCode()).isEqualTo(503);
    }
  }

  @Nested
  class Refusing {
    @ParameterizedTest
    @ValueSource(strings = {"/readiness?report_type=x", "/data"})
    void withoutATokenNothingIsAsked(String path) throws Exception {
      assertThat(service.get(PROJECT + path).statusCode()).isEqualTo(401);
      assertThat(service.ports.projects).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "harbor", "58x", "9999999999999999999"})
    void whatCanBeNoProjectIsNotFound(String id) throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized("/api/v1/projects/" + id + "/data"));

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(Service.json(response))
          .containsEntry("error", "PROJECT_NOT_FOUND")
          .containsEntry("instance", "/api/v1/projects");
      assertThat(service.ports.projects).isEmpty();
    }

    @Test
    void aRefusalToVerifyTellsWhenToComeBack() throws Exception {
      service.ports.canonical =
          () ->
              Answer.refused(
                  Problem.of(FailureCode.VERIFICATION_UNAVAILABLE, "Riskuity does not answer"));

      HttpResponse<byte[]> response = service.send(service.authorized(DATA));

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(Service.header(response, "Retry-After")).isNotEmpty();
    }

    @Test
    void anotherMethodIsRefusedByName() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized(DATA).POST(BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(Service.header(response, "Allow")).isEqualTo("GET, HEAD, DELETE");
    }
  }
}

package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cortap.adapter.testkit.DescribedApi;
import io.cortap.core.job.JobNews;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.problem.WhoMustAct;
import io.cortap.core.report.LinkKind;
import io.cortap.core.webhook.EventId;
import io.cortap.core.webhook.Ping;
import io.cortap.core.webhook.WebhookPayload;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.SubmitReport;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code openapi.json}: what it says of the service, and that it would be missed. */
class ApiDescriptionTest {
  private static final ApiDescription API =
      ApiDescription.of(
          new Version("1.2.3", "abc1234"),
          PublicBase.of(URI.create("https://reports.example.org")));

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  @Nested
  class TheDocument {
    @Test
    void hasThePathsAndMethodsOfTheServiceAndNoOthers() {
      assertThat(
              API.operations().stream()
                  .map(operation -> operation.method() + " " + operation.path()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Route.values())
                  .flatMap(route -> route.methods().stream().map(method -> named(route, method)))
                  .toList());
    }

    private static String named(Route route, HandlerType method) {
      return method.name().toLowerCase(Locale.ROOT) + " " + route.template();
    }

    @Test
    void namesTheBuildAndWhereItIsReached() {
      assertThat(API.document().at("/info/version").asText()).isEqualTo("1.2.3");
      assertThat(API.document().at("/servers/0/url").asText())
          .isEqualTo("https://reports.example.org");
    }

    @Test
    void spellsEveryWordOfTheWireAsTheTypesDo() {
      assertThat(words("FailureCode")).isEqualTo(all(FailureCode.values(), FailureCode::name));
      assertThat(words("JobStatus")).isEqualTo(all(JobStatus.values(), JobStatus::wireName));
      assertThat(words("Phase")).isEqualTo(all(Phase.values(), Phase::wireName));
      assertThat(words("LinkKind")).isEqualTo(all(LinkKind.values(), LinkKind::wireName));
      assertThat(words("WhoMustAct")).isEqualTo(all(WhoMustAct.values(), WhoMustAct::wireName));
      assertThat(
              API.document()
                  .at("/components/schemas/WaitingError/properties/detail/properties/error/enum")
                  .valueStream()
                  .map(JsonNode::asText))
          .isEqualTo(all(SyncErrors.Code.values(), SyncErrors.Code::wireName));
    }

    private static List<String> words(String schema) {
      return API.document()
          .at("/components/schemas/" + schema + "/enum")
          .valueStream()
          .map(JsonNode::asText)
          .toList();
    }

    private static <T> List<String> all(T[] values, Function<T, String> word) {
      return Stream.of(values).map(word).toList();
    }

    @Test
    void holdsSchemasThatAreSomeAndReferencesThatLeadSomewhere() {
      assertThat(Service.API.faultsOfSchemas()).isEmpty();
    }

    @Test
    void givesExamplesThatFitTheirSchemas() {
      assertThat(Service.API.faultsOfExamples()).isEmpty();
    }

    @Test
    void hasNoOperationIdTwice() {
      assertThat(
              API.operations().stream()
                  .map(operation -> operation.node().path("operationId").asText()))
          .doesNotHaveDuplicates();
    }
  }

  @Nested
  class Webhooks {
    private static final ProblemForm FORM = new ProblemForm("https://reports.example.org");

    @Test
    void areWrittenAsTheDocumentSays() {
      var made = Jobs.completed(List.of("3 of 6 controls are not assessed yet."));
      var file = (JobState.Completed) made.state();
      var failed = Jobs.failed(Problem.of(FailureCode.DATA_FETCH_ERROR, "no answer").with("n", 1L));
      var crashed = Jobs.failed(Problem.of(FailureCode.JOB_CRASHED, "three crashes"));

      assertFits("report.completed", JobNews.completed(made, file, Jobs.LINK).payload());
      assertFits("report.failed", JobNews.failed(failed, FORM).payload());
      assertFits("report.failed", JobNews.failed(crashed, FORM).payload());
      assertFits("ping", new Ping(new EventId("evt_ping_5f0c"), Jobs.NOON).payload());
    }

    @Test
    void ofAnotherKindDoNotFit() {
      String ping = text(new Ping(new EventId("evt_ping_5f0c"), Jobs.NOON).payload());

      assertThat(Service.API.faultsOfWebhook("report.completed", ping)).isNotEmpty();
      assertThat(Service.API.faultsOfWebhook("report.started", ping)).isNotEmpty();
    }

    private static void assertFits(String name, WebhookPayload payload) {
      assertThat(Service.API.faultsOfWebhook(name, text(payload))).isEmpty();
    }

    private static String text(WebhookPayload payload) {
      return new String(payload.bytes(), StandardCharsets.US_ASCII);
    }
  }

  @Nested
  class Served {
    @Test
    void itNeedsNoTokenAndMayBeKept() throws Exception {
      HttpResponse<byte[]> answer = service.get("/openapi.json");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Service.header(answer, "Content-Type")).isEqualTo("application/json");
      assertThat(Service.header(answer, "Cache-Control")).isEqualTo("public, max-age=300");
      assertThat(Service.json(answer)).containsEntry("openapi", "3.1.0");
      assertThat(new ObjectMapper().readTree(answer.body()).at("/info/version").asText())
          .isEqualTo("0.1.0");
    }

    @Test
    void itsTagSavesFetchingItAgain() throws Exception {
      String tag = Service.header(service.get("/openapi.json"), "ETag");

      HttpResponse<byte[]> same =
          service.send(service.to("/openapi.json").header("If-None-Match", "\"x\", " + tag));
      HttpResponse<byte[]> other =
          service.send(service.to("/openapi.json").header("If-None-Match", "\"x\""));

      assertThat(same.statusCode()).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      assertThat(Service.header(same, "ETag")).isEqualTo(tag);
      assertThat(same.headers().firstValue("Content-Type")).isEmpty();
      assertThat(Service.header(same, "Vary")).contains("Accept-Encoding");
      assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void headTellsItsLength() throws Exception {
      HttpResponse<byte[]> head =
          service.send(service.to("/openapi.json").method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(Long.parseLong(Service.header(head, "Content-Length"))).isGreaterThan(50_000);
    }

    @Test
    void itIsCompressed() throws Exception {
      HttpResponse<byte[]> packed =
          service.send(service.to("/openapi.json").header("Accept-Encoding", "gzip"));

      assertThat(Service.header(packed, "Content-Encoding")).isEqualTo("gzip");
      assertThat(packed.body().length).isLessThan(30_000);
    }
  }

  /** Something is taken out of the document, and the same exchange does not fit any more. */
  @Nested
  class WhatItDoesNotSay {
    private static final String ANSWERS = "/paths/~1api~1v1~1jobs~1{job_id}/get/responses";

    private void assertMissed(Consumer<ObjectNode> change, String complaint) throws Exception {
      service.ports.job = () -> Answer.given(Jobs.withoutReport(Jobs.running()));
      HttpRequest.Builder request = service.authorized(Service.JOB);
      HttpResponse<byte[]> answer = service.send(request);
      ObjectNode changed = API.document().deepCopy();
      change.accept(changed);
      DescribedApi poorer = DescribedApi.of(changed.toString());

      assertThatThrownBy(() -> poorer.check(request.build(), answer))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(complaint);
    }

    private static ObjectNode at(ObjectNode document, String pointer) {
      return (ObjectNode) document.at(pointer);
    }

    @Test
    void isNoticedOfAStatus() throws Exception {
      assertMissed(document -> at(document, ANSWERS).remove("200"), "the status 200");
    }

    @Test
    void isNoticedOfAHeader() throws Exception {
      assertMissed(
          document -> at(document, ANSWERS + "/200/headers").remove("Retry-After"),
          "the header retry-after is not described");
    }

    @Test
    void isNoticedOfAMember() throws Exception {
      assertMissed(
          document -> at(document, "/components/schemas/Job/properties").remove("progress"),
          "progress");
    }

    @Test
    void isNoticedOfAMediaType() throws Exception {
      assertMissed(
          document -> at(document, ANSWERS + "/200/content").remove("application/json"),
          "the media type 'application/json' is not described");
    }

    @Test
    void isNoticedOfAPath() throws Exception {
      assertMissed(
          document -> at(document, "/paths").remove("/api/v1/jobs/{job_id}"),
          "nothing is described there");
    }

    @Test
    void isNoticedOfACode() throws Exception {
      service.ports.job =
          () -> Answer.refused(Problem.of(FailureCode.UNSAFE_CALLBACK_URL, "not here"));

      assertThatThrownBy(() -> service.send(service.authorized(Service.JOB)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("the status 422 is not described");
    }

    @Test
    void isNoticedOfARequestThatWasTaken() throws Exception {
      service.ports.submission =
          () -> Answer.given(new SubmitReport.Accepted(Jobs.queued(), Jobs.at(60), List.of()));

      assertThatThrownBy(
              () -> service.send(service.submission("{\"project_id\": 58, \"report_type\": 7}")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("callback_url")
          .hasMessageContaining("report_type");
    }
  }
}

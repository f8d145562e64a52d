package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorObjectTest {
  static final List<String> MEMBERS =
      List.of(
          "type",
          "title",
          "status",
          "detail",
          "instance",
          "error",
          "message",
          "details",
          "stage",
          "retryable",
          "who_must_act",
          "hint",
          "correlation_id",
          "timestamp");

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private static Map<String, Object> assertIsProblem(
      HttpResponse<byte[]> response, FailureCode code) throws Exception {
    Map<String, Object> members = Service.json(response);
    assertThat(response.statusCode()).isEqualTo(code.httpStatus());
    assertThat(Service.header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(Service.header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(members.keySet()).containsExactlyElementsOf(MEMBERS);
    assertThat(members)
        .containsEntry("error", code.name())
        .containsEntry("status", code.httpStatus())
        .containsEntry("title", code.title())
        .containsEntry("who_must_act", code.whoMustAct().wireName())
        .containsEntry("timestamp", "2027-03-15T12:01:30Z")
        .containsEntry("correlation_id", Service.header(response, "X-Correlation-ID"))
        .containsEntry("message", members.get("detail"));
    return members;
  }

  @Nested
  class WhatAPortRefuses {
    static Stream<FailureCode> codesThatAnswer() {
      return Arrays.stream(FailureCode.values())
          .filter(code -> code.httpStatus() > 0 && code != FailureCode.JOB_NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("codesThatAnswer")
    void reachesTheCallerMemberByMember(FailureCode code) throws Exception {
      Problem problem = Problem.of(code, "it cannot be done").with("fact", 3).at("submission");
      service.ports.submission = () -> Answer.refused(problem);

      HttpResponse<byte[]> response = service.sendUndescribed(service.submission("{}"));

      assertThat(assertIsProblem(response, code))
          .containsEntry("type", "/docs/problems#" + code.name())
          .containsEntry("detail", "it cannot be done")
          .containsEntry("instance", "/api/v1/generate-report")
          .containsEntry("details", Map.of("fact", 3))
          .containsEntry("stage", "submission")
          .containsEntry("retryable", code.retryable())
          .containsEntry("hint", code.hint());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SERVICE_UNAVAILABLE",
          "VERIFICATION_UNAVAILABLE",
          "TOO_MANY_REQUESTS",
          "QUEUE_FULL"
        })
    void saysWhenToTryAgainWhereThatHelps(FailureCode code) throws Exception {
      service.ports.job = () -> Answer.refused(Problem.of(code, "not now"));

      HttpResponse<byte[]> response = service.sendUndescribed(service.authorized(Service.JOB));

      assertIsProblem(response, code);
      assertThat(Service.header(response, "Retry-After")).isEqualTo("5");
    }

    @Test
    void saysWhenAFullQueueIsWorthAnotherTry() throws Exception {
      service.ports.job =
          () ->
              Answer.refused(
                  Problem.of(FailureCode.QUEUE_FULL, "2000 jobs of this tenant wait already")
                      .with("retry_after_seconds", 42L));

      HttpResponse<byte[]> response = service.sendUndescribed(service.authorized(Service.JOB));

      assertThat(Service.header(response, "Retry-After")).isEqualTo("42");
    }

    @Test
    void namesTheTokenAsTheFaultInTheChallenge() throws Exception {
      service.ports.job =
          () -> Answer.refused(Problem.of(FailureCode.EXPIRED_TOKEN, "the token ended at noon"));

      HttpResponse<byte[]> response = service.send(service.authorized(Service.JOB));

      assertIsProblem(response, FailureCode.EXPIRED_TOKEN);
      assertThat(Service.header(response, "WWW-Authenticate"))
          .isEqualTo(
              "Bearer realm=\"cortap-rpt\", error=\"invalid_token\","
                  + " error_description=\"The token has expired\"");
    }

    @Test
    void pointsToTheProblemPagesUnderThePublicBase() throws Exception {
      try (Service behindProxy =
          Service.start(new PublicBase("https://reports.example.org/cortap"))) {
        assertThat(Service.json(behindProxy.get("/nowhere")))
            .containsEntry("type", "https://reports.example.org/cortap/docs/problems#NOT_FOUND");
      }
    }
  }

  @Nested
  class Paths {
    @ParameterizedTest
    @CsvSource({
      "/, /",
      "/nowhere, /nowhere",
      "/api/v1/job, /api/v1/job",
      "/api/v1/jobs/, /api/v1/jobs/",
      "/api/v1/generate-report/, /api/v1/generate-report/",
      "/version?x=%3Cscript%3E&a=b, ''",
      "/NOWHERE?token=secret, /NOWHERE",
      "/a'b, /",
      "/docs/problem, /docs/problem"
    })
    void unknownOnesAreNotFound(String path, String instance) throws Exception {
      HttpResponse<byte[]> response = service.sendUndescribed(service.to(path));

      if (instance.isEmpty()) {
        assertThat(response.statusCode()).isEqualTo(200);
      } else {
        assertThat(assertIsProblem(response, FailureCode.NOT_FOUND))
            .containsEntry("instance", instance);
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            GET     | /api/v1/generate-report       | POST
            HEAD    | /api/v1/generate-report       | POST
            DELETE  | /api/v1/generate-report       | POST
            POST    | /api/v1/jobs/x                | GET, HEAD
            PUT     | /api/v1/jobs/x                | GET, HEAD
            OPTIONS | /api/v1/jobs/x                | GET, HEAD
            GET     | /api/v1/generate-report-sync  | POST
            GET     | /api/v1/jobs/x/cancel         | POST
            POST    | /api/v1/jobs/x/events         | GET
            PATCH   | /api/v1/downloads/x/y         | GET, HEAD
            POST    | /health/live                  | GET, HEAD
            TRACE   | /version                      | GET, HEAD
            """)
    void otherMethodsAreNotAllowedAndTheRightOnesNamed(String method, String path, String allow)
        throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.to(path).method(method, BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(Service.header(response, "Allow")).isEqualTo(allow);
      if (!method.equals("HEAD")) {
        assertIsProblem(response, FailureCode.METHOD_NOT_ALLOWED);
      }
    }
  }

  @Nested
  class Authorization {
    @Test
    void missingIsChallengedWithoutAnErrorCode() throws Exception {
      HttpResponse<byte[]> response = service.get(Service.JOB);

      assertIsProblem(response, FailureCode.INVALID_TOKEN);
      assertThat(Service.header(response, "WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"cortap-rpt\"");
      assertThat(service.ports.callers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Bearer",
          "Bearer ",
          "Basic dXNlcjpwYXNz",
          "Bearer two tokens",
          "Bearer a,b",
          "Bearer \"quoted\"",
          "token",
          "Bearer: a.b.c"
        })
    void malformedIsRefusedWithoutBeingRepeated(String value) throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.to(Service.JOB).header("Authorization", value));

      assertThat(assertIsProblem(response, FailureCode.INVALID_TOKEN).get("message"))
          .isEqualTo("the Authorization header does not have the form 'Bearer <token>'");
      assertThat(Service.header(response, "WWW-Authenticate")).contains("error=\"invalid_token\"");
      assertThat(service.ports.callers).isEmpty();
    }

    @Test
    void twiceIsRefused() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized(Service.JOB).header("Authorization", "Bearer other"));

      assertIsProblem(response, FailureCode.INVALID_TOKEN);
      assertThat(service.ports.callers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER "})
    void isReadWhateverTheCaseOfItsScheme(String scheme) throws Exception {
      service.ports.job = () -> Answer.given(Jobs.withoutReport(Jobs.queued()));

      service.send(service.to(Service.JOB).header("Authorization", scheme + " " + Service.TOKEN));

      assertThat(service.ports.callers.getFirst().token().reveal()).isEqualTo(Service.TOKEN);
    }

    @Test
    void mayHoldTheLongestTokenThatThereIs() throws Exception {
      service.ports.job = () -> Answer.given(Jobs.withoutReport(Jobs.queued()));

      HttpResponse<byte[]> response =
          service.send(
              service.to(Service.JOB).header("Authorization", "Bearer " + "a".repeat(8192)));

      assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void isLookedAtBeforeTheBody() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.to(Service.GENERATE).POST(BodyPublishers.ofString("not even JSON")));

      assertIsProblem(response, FailureCode.INVALID_TOKEN);
    }
  }

  @Nested
  class Unforeseen {
    private final LogLines lines = LogLines.of(Dispatch.class);

    @AfterEach
    void detach() {
      lines.close();
    }

    @BeforeEach
    void breakThePort() {
      service.ports.job =
          () -> {
            throw new IllegalStateException("jdbc:secret://host/path refused");
          };
    }

    @Test
    void failuresTellTheCallerNothingButWhereToLook() throws Exception {
      HttpResponse<byte[]> response = service.send(service.authorized(Service.JOB));

      Map<String, Object> members = assertIsProblem(response, FailureCode.INTERNAL_ERROR);
      assertThat(members.values().toString()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void failuresAreLoggedOnceUnderTheCorrelationIdOfTheAnswer() throws Exception {
      HttpResponse<byte[]> response = service.send(service.authorized(Service.JOB));

      assertThat(lines.all())
          .singleElement()
          .satisfies(line -> {
            assertThat(line.getThrowableProxy().getMessage()).contains("refused");
            assertThat(LogLines.value(line, "correlation_id"))
                .isEqualTo(Service.header(response, "X-Correlation-ID"));
          });
    }

    @Test
    void errorsOfTheMachineAreAnsweredToo() throws Exception {
      service.ports.job =
          () -> {
            throw new StackOverflowError("deep");
          };

      assertIsProblem(service.send(service.authorized(Service.JOB)), FailureCode.INTERNAL_ERROR);
    }

    @Test
    void aCodeThatOnlyEndsJobsIsOurMistake() throws Exception {
      service.ports.job =
          () -> Answer.refused(Problem.of(FailureCode.JOB_CRASHED, "three crashes"));

      assertIsProblem(service.send(service.authorized(Service.JOB)), FailureCode.INTERNAL_ERROR);
    }
  }

  @Nested
  class CorrelationIds {
    @Test
    void areTakenOverFromTheCaller() throws Exception {
      service.ports.job = () -> Answer.given(Jobs.withoutReport(Jobs.queued()));

      HttpResponse<byte[]> response =
          service.send(
              service.authorized(Service.JOB).header("X-Correlation-ID", "riskuity/42#\"a\""));

      assertThat(Service.header(response, "X-Correlation-ID")).isEqualTo("riskuity/42#\"a\"");
      assertThat(service.ports.callers.getFirst().correlationId().value())
          .isEqualTo("riskuity/42#\"a\"");
    }

    @Test
    void areTakenOverAtTheirLongest() throws Exception {
      String longest = "x".repeat(128);

      assertThat(
              Service.header(
                  service.send(service.to("/version").header("X-Correlation-ID", longest)),
                  "X-Correlation-ID"))
          .isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\there"})
    void areReplacedWhenMalformed(String sent) throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.to("/nowhere").header("X-Correlation-ID", sent));

      assertThat(Service.header(response, "X-Correlation-ID")).isEqualTo("drawn-1");
      assertIsProblem(response, FailureCode.NOT_FOUND);
    }

    @Test
    void areReplacedWhenTooLongOrSentTwice() throws Exception {
      HttpResponse<byte[]> tooLong =
          service.send(service.to("/version").header("X-Correlation-ID", "x".repeat(129)));
      HttpResponse<byte[]> twice =
          service.send(
              service
                  .to("/version")
                  .header("X-Correlation-ID", "one")
                  .header("X-Correlation-ID", "two"));

      assertThat(Service.header(tooLong, "X-Correlation-ID")).isEqualTo("drawn-1");
      assertThat(Service.header(twice, "X-Correlation-ID")).isEqualTo("drawn-2");
    }
  }
}

package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ListJobs.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListJobsTest {
  private static final String JOBS = "/api/v1/jobs";

  private final Service service = Service.start();

  @BeforeEach
  void holdNothing() {
    service.ports.page = () -> Answer.given(new Page(List.of(), Optional.empty()));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Nested
  class Listing {
    @Test
    void eachJobIsShownAsItsOwnAddressShowsIt() throws Exception {
      service.ports.job = () -> Answer.given(Jobs.withReport(Jobs.completed(List.of())));
      service.ports.page =
          () ->
              Answer.given(
                  new Page(
                      List.of(
                          Jobs.withReport(Jobs.completed(List.of())),
                          Jobs.withoutReport(Jobs.queued())),
                      Optional.of("bmV4dA.mac")));

      HttpResponse<byte[]> list = service.send(service.authorized(JOBS));
      HttpResponse<byte[]> job = service.send(service.authorized(Service.JOB));

      assertThat(list.statusCode()).isEqualTo(200);
      assertThat(Service.header(list, "Content-Type")).isEqualTo("application/json");
      assertThat(Service.header(list, "Cache-Control")).isEqualTo("no-store");
      assertThat(Service.json(list)).containsOnlyKeys("jobs", "next_cursor");
      assertThat(Service.json(list).get("next_cursor")).isEqualTo("bmV4dA.mac");
      assertThat(Service.json(list).get("jobs"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .hasSize(2)
          .first()
          .isEqualTo(Service.json(job));
    }

    @Test
    void theLastPageHasNoCursor() throws Exception {
      HttpResponse<byte[]> response = service.send(service.authorized(JOBS));

      assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("{\"jobs\":[]}");
    }

    @Test
    void headAnswersWithoutABody() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized(JOBS).method("HEAD", BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEmpty();
    }
  }

  @Nested
  class Asking {
    @Test
    void thePortGetsEveryParameterAsItWasSent() throws Exception {
      service.sendUndescribed(
          service.authorized(JOBS + "?project_id=58&status=&limit=5&limit=6&x=%C3%A4+%2B&flag"));

      assertThat(service.ports.lists)
          .containsExactly(
              Map.of(
                  "project_id", List.of("58"),
                  "status", List.of(""),
                  "limit", List.of("5", "6"),
                  "x", List.of("ä +"),
                  "flag", List.of("")));
      assertThat(service.ports.callers.getFirst().token().reveal()).isEqualTo(Service.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=%zz", "?%=1", "?limit=%ff", "?a=%00"})
    void aQueryThatCannotBeDecodedIsAnAnswerLikeAnyOther(String query) throws Exception {
      String answer =
          service.raw(
              "GET "
                  + JOBS
                  + query
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                  + Service.TOKEN
                  + "\r\n\r\n");

      assertThat(answer).startsWithIgnoringCase("HTTP/1.1 ").doesNotContain("HTTP/1.1 5");
    }
  }

  @Nested
  class Refusing {
    @Test
    void withoutATokenNothingIsAsked() throws Exception {
      HttpResponse<byte[]> response = service.get(JOBS);

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(service.ports.lists).isEmpty();
    }

    @Test
    void everyFaultThatThePortFoundIsShown() throws Exception {
      List<Map<String, String>> faults =
          List.of(
              Map.of("field", "limit", "message", "must be a whole number from 1 to 100"),
              Map.of("field", "status", "message", "must be one of queued"));
      service.ports.page =
          () ->
              Answer.refused(
                  Problem.of(FailureCode.INVALID_REQUEST, "2 parameters do not fit")
                      .with("fields", faults));

      HttpResponse<byte[]> response =
          service.send(service.authorized(JOBS + "?limit=0&status=done"));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Service.json(response))
          .containsEntry("details", Map.of("fields", faults))
          .containsEntry("instance", JOBS);
    }

    @Test
    void anotherMethodIsRefusedByName() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized(JOBS).POST(BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(Service.header(response, "Allow")).isEqualTo("GET, HEAD");
    }
  }
}

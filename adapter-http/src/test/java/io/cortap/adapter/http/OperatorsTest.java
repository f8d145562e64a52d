package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.operation.ServiceLevels;
import io.cortap.core.operation.ServiceLevels.Percentiles;
import io.cortap.core.report.ReportType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What operators and their machines see. */
final class OperatorsTest {
  private static final Percentiles SLOW =
      Percentiles.of(List.of(Duration.ofSeconds(4), Duration.ofSeconds(31))).orElseThrow();
  private static final ServiceLevels LEVELS =
      new ServiceLevels(Map.of(new ReportType("cover_letter"), SLOW), Optional.of(SLOW), 200, 199);

  @Nested
  class OnOnePort {
    @Test
    void metricsAreTextForPrometheus() throws Exception {
      try (Service service = Service.start()) {
        HttpResponse<byte[]> response = service.get("/metrics");

        assertThat(Service.header(response, "Content-Type"))
            .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
            .contains("cortap_jobs_created_total");
      }
    }

    @Test
    void serviceLevelsAreComparedWithTheirTargets() throws Exception {
      try (Service service = Service.start()) {
        service.ports.levels = () -> LEVELS;

        Map<String, Object> levels = Service.json(service.get("/slo"));

        assertThat(levels)
            .containsEntry("window_seconds", 86400)
            .containsEntry(
                "webhooks",
                Map.of(
                    "decided",
                    200,
                    "delivered",
                    199,
                    "success_percent",
                    99.5,
                    "target_percent",
                    99.0,
                    "met",
                    true));
        assertThat(levels.get("generation"))
            .asString()
            .contains("cover_letter", "p95_seconds=31.0", "target_p95_seconds=30.0", "met=false");
        assertThat(levels.get("link_to_user")).asString().contains("met=true");
      }
    }

    @Test
    void nothingHappenedIsSaidToo() throws Exception {
      try (Service service = Service.start()) {
        assertThat(Service.json(service.get("/slo")))
            .containsEntry("generation", Map.of())
            .containsEntry("link_to_user", null);
      }
    }

    @Test
    void aBrowserGetsAPageThatLoadsNothing() throws Exception {
      try (Service service = Service.start()) {
        service.ports.levels = () -> LEVELS;

        HttpResponse<byte[]> response =
            service.send(service.to("/slo").header("Accept", "text/html").GET());

        assertThat(Service.header(response, "Content-Security-Policy"))
            .startsWith("default-src 'none'");
        assertThat(Service.header(response, "Vary")).contains("Accept");
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
            .contains("Making <code>cover_letter</code>", "31.0 s", "99.5 %", ">no<")
            .doesNotContain("<script");
      }
    }
  }

  @Nested
  class OnAPortOfTheirOwn {
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpService managed() {
      return new HttpService(
              new FakePorts().all(),
              new HttpSettings("127.0.0.1", 0, PublicBase.RELATIVE).managedAt(0),
              new Version("0.1.0", "abc1234"),
              InstantSource.fixed(Jobs.NOON),
              () -> "drawn")
          .start();
    }

    private int status(int port, String path) throws Exception {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              BodyHandlers.discarding())
          .statusCode();
    }

    @Test
    void theyAreThereAndNowhereElseAndTheRestIsNotThere() throws Exception {
      try (client;
          HttpService service = managed()) {
        assertThat(service.managementPort()).isNotEqualTo(service.port());
        for (String path : List.of("/health/live", "/health/ready", "/metrics", "/slo")) {
          assertThat(status(service.managementPort(), path)).as(path).isEqualTo(200);
          assertThat(status(service.port(), path)).as(path).isEqualTo(404);
        }
        for (String path : List.of("/version", "/docs", "/openapi.json")) {
          assertThat(status(service.managementPort(), path)).as(path).isEqualTo(404);
          assertThat(status(service.port(), path)).as(path).isEqualTo(200);
        }
        assertThat(status(service.managementPort(), "/api/v1/jobs")).isEqualTo(404);
      }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
      try (client;
          HttpService service = managed()) {
        var second =
            new HttpService(
                new FakePorts().all(),
                new HttpSettings("127.0.0.1", 0, PublicBase.RELATIVE)
                    .managedAt(service.managementPort()),
                new Version("0.1.0", "abc1234"),
                InstantSource.fixed(Jobs.NOON),
                () -> "drawn");

        assertThatThrownBy(second::start)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("management port");
      }
    }

    @Test
    void itIsNotTheOtherPort() {
      assertThatThrownBy(
              () -> new HttpSettings("127.0.0.1", 8080, PublicBase.RELATIVE).managedAt(8080))
          .hasMessageContaining("management port");
    }
  }

  @Nested
  class InATrace {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private List<String> traces(String... sent) throws Exception {
      try (Service service = Service.start()) {
        HttpRequest.Builder request =
            service.to(Service.JOB).header("Authorization", "Bearer t.o.k");
        for (String header : sent) {
          request.header("traceparent", header);
        }
        service.send(request.GET());
        service.send(request.GET());
        return service.ports.callers.stream()
            .map(caller -> caller.correlationId().trace().header())
            .toList();
      }
    }

    @Test
    void aCallersTraceGoesOnWithASpanOfEachRequest() throws Exception {
      assertThat(traces(SENT))
          .hasSize(2)
          .doesNotHaveDuplicates()
          .allMatch(trace -> trace.startsWith("00-" + TRACE + "-") && trace.endsWith("-01"))
          .doesNotContain(SENT);
    }

    @Test
    void whereNoneOrTwoOrAMalformedOneWasSentItBeginsAnew() throws Exception {
      for (String[] sent :
          List.of(
              new String[0],
              new String[] {SENT, SENT},
              new String[] {SENT.replace("4bf", "4BF")})) {
        assertThat(traces(sent))
            .hasSize(2)
            .doesNotHaveDuplicates()
            .allMatch(trace -> !trace.contains(TRACE) && trace.endsWith("-00"));
      }
    }
  }
}

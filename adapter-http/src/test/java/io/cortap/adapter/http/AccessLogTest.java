package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private final LogLines lines = LogLines.of(AccessLog.class);
  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
    lines.close();
  }

  @Test
  void aRequestIsOneLineWithItsRouteJobStatusAndCorrelationId() throws Exception {
    service.send(service.to(Service.JOB).header("X-Correlation-ID", "web-1"));

    ILoggingEvent line = lines.next();
    assertThat(line.getLevel()).isEqualTo(Level.INFO);
    assertThat(line.getFormattedMessage()).isEqualTo("GET /api/v1/jobs/{job_id} 401");
    assertThat(LogLines.value(line, "event")).isEqualTo("http_request");
    assertThat(LogLines.value(line, "method")).isEqualTo("GET");
    assertThat(LogLines.value(line, "route")).isEqualTo("/api/v1/jobs/{job_id}");
    assertThat(LogLines.value(line, "status")).isEqualTo("401");
    assertThat(LogLines.value(line, "job_id")).isEqualTo(Jobs.ID.value());
    assertThat(LogLines.value(line, "correlation_id")).isEqualTo("web-1");
    assertThat(Long.parseLong(LogLines.value(line, "duration_ms"))).isNotNegative();
    assertThat(lines.all()).isEmpty();
  }

  @Test
  void secretsOfARequestAreNotInItsLine() throws Exception {
    service.send(service.authorized(Service.DOWNLOAD + "?token=also-secret"));
    service.get("/api/v1/download/" + Jobs.ID + "/1-mac?token=also-secret");

    for (ILoggingEvent line : new ILoggingEvent[] {lines.next(), lines.next()}) {
      assertThat(line.getFormattedMessage() + line.getKeyValuePairs())
          .doesNotContain("1-mac", "also-secret", Service.TOKEN);
    }
  }

  @Test
  void aRequestThatReachesNoRouteHasItsLineToo() throws Exception {
    service.raw("GET / HTTP/9.9\r\n\r\n");

    assertThat(lines.next().getFormattedMessage()).endsWith("other 400");
  }
}

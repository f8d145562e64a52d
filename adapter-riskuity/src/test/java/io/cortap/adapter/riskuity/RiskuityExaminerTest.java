package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cortap.adapter.testkit.ExaminerContract;
import io.cortap.core.deployment.Check;
import io.cortap.core.deployment.Check.Outcome;
import io.cortap.ports.outbound.Examiner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RiskuityExaminerTest extends ExaminerContract {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server = server();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError("no server", e);
    }
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  private Examiner examiner() {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new RiskuityExaminer(http, RiskuitySettings.defaults(base));
  }

  @Override
  protected Examiner ofSoundSurroundings() {
    return examiner();
  }

  @Override
  protected Examiner ofNothing() {
    server.stop(0);
    return examiner();
  }

  /** The server's clock is this machine's. */
  @Override
  protected Instant now() {
    return Instant.now();
  }

  @Test
  void anyAnswerWillDoSinceNoTokenIsSent() {
    List<Check> checks = examiner().examine(now());

    assertThat(checks).extracting(Check::outcome).containsExactly(Outcome.FITS, Outcome.FITS);
    assertThat(checks.getFirst().seen()).contains("status 404");
  }

  @Test
  void aClockThatIsTenMinutesOffIsAFault() {
    assertThat(examiner().examine(now().plus(Duration.ofMinutes(10))).getLast().outcome())
        .isEqualTo(Outcome.FAULTY);
  }
}

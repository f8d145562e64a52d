package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.TraceParent;
import io.cortap.core.report.UserToken;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The caller's trace goes on in what Riskuity is asked. */
class TraceTest {
  private static final TraceParent TRACE =
      new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

  @Test
  void everyCallCarriesTheTraceOnce() throws Exception {
    var seen = new CopyOnWriteArrayList<List<String>>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRequestHeaders().get("traceparent"));
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var settings = RiskuitySettings.defaults(base);
      var correlation = new CorrelationId("c-1", TRACE);
      var token = new UserToken("not.a.token");
      Duration limit = Duration.ofSeconds(20);
      InstantSource clock = InstantSource.fixed(StubbedRiskuity.NOON);
      new HttpRiskuityClient(http, settings, clock, new Random(1), wait -> {})
          .probe(token, StubbedRiskuity.HARBOR_VALLEY, correlation, limit);
      new ByUseTokenVerifier(http, settings, clock)
          .verify(token, correlation, StubbedRiskuity.NOON, limit);
    } finally {
      server.stop(0);
    }

    assertThat(seen).isNotEmpty().containsOnly(List.of(TRACE.header()));
  }
}

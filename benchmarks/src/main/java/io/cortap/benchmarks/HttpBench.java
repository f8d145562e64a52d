package io.cortap.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast the service answers what asks for no work, beside a server that does nothing but give
 * the same bytes, at saturation and on the same machine.
 */
record HttpBench(String what, Wrk service, Wrk floor) {
  private static final Duration WARMING = Duration.ofSeconds(5);

  /**
   * @param command what starts the service, up to its own command
   * @param folder empty; everything that is written goes there
   * @param time how long each is asked, after five seconds to warm up
   */
  static List<HttpBench> measure(List<String> command, Path folder, Duration time)
      throws IOException, InterruptedException {
    try (var stage = new Stage(command, folder);
        RunningService service = stage.start(Map.of("CORTAP_CALLS_PER_MINUTE", "0"))) {
      stage.run(service, 1);
      String job = stage.receiver().deliveries().getLast().jobId();
      var measured = new ArrayList<HttpBench>();
      measured.add(one("a finished job", service, "/api/v1/jobs/" + job, stage.token(), time));
      measured.add(one("health", service, "/health/live", stage.token(), time));
      return List.copyOf(measured);
    }
  }

  private static HttpBench one(
      String what, RunningService service, String path, String token, Duration time)
      throws IOException, InterruptedException {
    URI url = service.base().resolve(path);
    try (BareReceiver floor = BareReceiver.start(body(url, token))) {
      Wrk.at(url, token, WARMING);
      Wrk.at(floor.url(), token, WARMING);
      return new HttpBench(what, Wrk.at(url, token, time), Wrk.at(floor.url(), token, time));
    }
  }

  private static byte[] body(URI url, String token) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token).build();
      return client.send(request, BodyHandlers.ofByteArray()).body();
    }
  }

  /** One table, ready for a page. */
  static List<String> table(List<HttpBench> all) {
    var table = new ArrayList<String>();
    table.add("| asked for | answers a second | p99 | bare server | its p99 | ratio | of p99 |");
    table.add("|---|--:|--:|--:|--:|--:|--:|");
    for (HttpBench one : all) {
      table.add(
          "| %s | %,.0f | %.1f ms | %,.0f | %.1f ms | %.2f | %.2f |"
              .formatted(
                  one.what,
                  one.service.perSecond(),
                  millis(one.service),
                  one.floor.perSecond(),
                  millis(one.floor),
                  one.service.perSecond() / one.floor.perSecond(),
                  millis(one.service) / millis(one.floor)));
    }
    return table;
  }

  private static double millis(Wrk load) {
    return load.p99().toNanos() / 1e6;
  }
}

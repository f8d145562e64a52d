package io.cortap.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How fast the service answers what asks for no work, beside a bare Javalin handler that does
 * nothing but give the same bytes, at saturation and on the same machine.
 */
record HttpBench(String what, Wrk service, Wrk floor) {
  // On two processors the compiler is busy for half a minute.
  static final Duration WARMING = Duration.ofSeconds(45);

  /**
   * The service and its floor are asked in turn, and the median of the rounds counts: what else the
   * machine does meets both.
   *
   * @param command what starts the service, up to its own command
   * @param folder empty; everything that is written goes there
   * @param warming how long each is asked before that counts; {@link #WARMING} unless in haste
   * @param rounds how often each is asked then
   * @param time how long it is each time
   */
  static List<HttpBench> measure(
      List<String> command, Path folder, Duration warming, int rounds, Duration time)
      throws IOException, InterruptedException {
    try (var stage = new Stage(command, folder);
        RunningService service = stage.start(Map.of("CORTAP_CALLS_PER_MINUTE", "0"))) {
      stage.run(service, 1);
      String job = stage.receiver().deliveries().getLast().jobId();
      var measured = new ArrayList<HttpBench>();
      for (String path : List.of("/api/v1/jobs/" + job, "/health/live")) {
        URI url = service.base().resolve(path);
        try (RunningService floor = BareJavalin.start(folder, body(url, stage.token()))) {
          String what = path.startsWith("/api") ? "a finished job" : "health";
          URI bare = floor.base().resolve(path);
          measured.add(one(what, url, bare, stage.token(), warming, rounds, time));
        }
      }
      return List.copyOf(measured);
    }
  }

  private static HttpBench one(
      String what, URI url, URI bare, String token, Duration warming, int rounds, Duration time)
      throws IOException, InterruptedException {
    Wrk.at(url, token, warming);
    Wrk.at(bare, token, warming);
    var service = new ArrayList<Wrk>();
    var floor = new ArrayList<Wrk>();
    for (int i = 0; i < rounds; i++) {
      service.add(Wrk.at(url, token, time));
      floor.add(Wrk.at(bare, token, time));
    }
    return new HttpBench(what, median(service), median(floor));
  }

  /** Of each figure for itself. */
  private static Wrk median(List<Wrk> rounds) {
    return new Wrk(
        rounds.stream().map(Wrk::perSecond).sorted().toList().get(rounds.size() / 2),
        rounds.stream()
            .map(Wrk::p99)
            .sorted(Comparator.naturalOrder())
            .toList()
            .get(rounds.size() / 2));
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
    table.add("| asked for | answers a second | p99 | bare Javalin | its p99 | ratio | of p99 |");
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

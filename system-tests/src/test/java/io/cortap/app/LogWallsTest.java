package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.app.WallTable.Row;
import io.cortap.sandbox.SandboxUser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a real process logs, in all detail, of calls that are refused. */
@Execution(ExecutionMode.CONCURRENT)
final class LogWallsTest {
  /** A flat object in ASCII: what every line has comes first, and no text holds a bare quote. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"timestamp\":\"[0-9T:.Z-]+\",\"level\":\"[A-Z]+\",\"service\":\"cortap-rpt\","
              + "\"event\":\"[a-z_]+\",\"message\":\"(?:[ !#-\\[\\]-~]|\\\\.)*+\""
              + "(?:,\"(?:[ !#-\\[\\]-~]|\\\\.)*+\":(?:\"(?:[ !#-\\[\\]-~]|\\\\.)*+\"|[0-9.]+|true|false))*}");

  @TempDir private Path folder = Path.of("");

  @Test
  void aForeignJobIsLoggedAsAMissingOneAndNoTokenAtAll() throws Exception {
    try (var world = new ProcessWorld(folder);
        HttpClient client = HttpClient.newHttpClient()) {
      ServiceProcess service = world.serve();
      String job = world.submit(service, 58);
      world.assertOneResult(service, job);
      String ines = world.riskuity().tokens().of(SandboxUser.INES);
      Map<String, String> forged =
          Forgeries.all(
              world.riskuity().tokens().of(SandboxUser.TOBIAS),
              world.riskuity().tokens().of(SandboxUser.MARA),
              "nobody",
              Instant.now());

      List<String> tokens = Stream.concat(Stream.of(ines), forged.values().stream()).toList();
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        Map<String, String> jobs = Map.of("foreign", job, "missing", WalledService.MISSING_JOB);
        var asked = new ArrayList<Future<?>>();
        jobs.forEach((name, id) ->
            asked.add(
                callers.submit(() -> {
                  askAll(client, service, id, name, tokens);
                  return name;
                })));
        for (Future<?> all : asked) {
          all.get();
        }
      }

      askHostilely(client, service);

      List<String> lines = logged(world);
      assertThat(told(lines, "foreign", job))
          .hasSizeGreaterThan(rows().size() * forged.size())
          .isEqualTo(told(lines, "missing", WalledService.MISSING_JOB));
      world.assertNoTokenWasLogged();
      assertEveryLineHasItsForm(lines);
      assertThat(lines).filteredOn(line -> line.contains("hostile")).isNotEmpty();
      assertThat(lines).noneMatch(line -> line.contains("\"event\":\"forged\""));
      assertThat(lines.stream().filter(line -> line.contains("\"phase_ended\"")).toList())
          .as("one line for each phase, of the job it belongs to")
          .hasSize(4)
          .allMatch(line -> line.contains("\"job_id\":\"" + job + "\""))
          .allMatch(line -> line.contains("\"tenant_id\":\"") && line.contains("\"user_id\":\""))
          .allMatch(line -> line.contains("\"correlation_id\":\""));
      for (String token : tokens) {
        assertThat(lines).as("with a token").noneMatch(line -> line.contains(token));
      }
    }
  }

  /** Calls whose every part tries to begin a line, or a member, of its own. */
  private static void askHostilely(HttpClient client, ServiceProcess service) throws Exception {
    String forged = "{\"level\":\"ERROR\",\"event\":\"forged\"}";
    String text = URLEncoder.encode(forged, StandardCharsets.UTF_8);
    for (String broken : List.of("%0A", "%0D%0A", "%E2%80%A8", "%C2%85")) {
      for (String path : List.of("/api/v1/jobs/x", "/api/v1/downloads/x/", "/x")) {
        client.send(
            HttpRequest.newBuilder(URI.create(service.base() + path + broken + text))
                .header("X-Correlation-ID", "hostile\"," + forged)
                .header("Authorization", "Bearer " + forged)
                .header("traceparent", forged)
                .header("User-Agent", forged)
                .build(),
            BodyHandlers.discarding());
      }
    }
  }

  /** But for what the process says before its log begins. */
  private static void assertEveryLineHasItsForm(List<String> lines) {
    assertThat(lines.stream().filter(line -> line.startsWith("{")).toList())
        .isNotEmpty()
        .allMatch(LINE.asMatchPredicate());
  }

  private static List<Row> rows() {
    return WallTable.ROWS.stream().filter(Row::isOfAJob).filter(Row::isOwn).toList();
  }

  private static void askAll(
      HttpClient client, ServiceProcess service, String job, String name, List<String> tokens)
      throws Exception {
    for (String token : tokens) {
      for (Row row : rows()) {
        ask(client, service, row, job, name, token);
      }
    }
  }

  private static void ask(
      HttpClient client, ServiceProcess service, Row row, String job, String name, String token)
      throws Exception {
    URI path = URI.create(service.base() + row.path().replace("{job_id}", job));
    int status =
        client
            .send(
                HttpRequest.newBuilder(path)
                    .header("X-Correlation-ID", name)
                    .header("Authorization", "Bearer " + token)
                    .method(row.method(), BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString())
            .statusCode();
    assertThat(status).isIn(401, 404);
  }

  private static List<String> logged(ProcessWorld world) throws Exception {
    // The line of the last call may come after its answer.
    ProcessWorld.await(
        "every call is logged",
        () ->
            count(world, "\"foreign\"") == count(world, "\"missing\"")
                && count(world, "\"foreign\"") > 0);
    return Files.readAllLines(world.log());
  }

  private static long count(ProcessWorld world, String text) throws Exception {
    return Files.readAllLines(world.log()).stream().filter(line -> line.contains(text)).count();
  }

  /**
   * All lines of those calls, but for what differs between any two calls; a call's line may come
   * after that of the next.
   */
  private static List<String> told(List<String> lines, String correlation, String job) {
    return lines.stream()
        .filter(line -> line.contains("\"" + correlation + "\""))
        .map(line ->
            line.replace(correlation, "CALL")
                .replace(job, "JOB")
                .replaceAll("\"timestamp\" *: *\"[^\"]*\"", "")
                .replaceAll("\"thread\" *: *\"[^\"]*\"", "")
                .replaceAll("\"duration_ms\" *: *\"?[0-9]+", ""))
        .sorted()
        .toList();
  }
}

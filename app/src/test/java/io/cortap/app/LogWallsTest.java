package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.app.WallTable.Row;
import io.cortap.sandbox.SandboxUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a real process logs, in all detail, of calls that are refused. */
@Execution(ExecutionMode.CONCURRENT)
final class LogWallsTest {
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

      for (String token : Stream.concat(Stream.of(ines), forged.values().stream()).toList()) {
        for (Row row : rows()) {
          ask(client, service, row, job, "foreign", token);
          ask(client, service, row, WalledService.MISSING_JOB, "missing", token);
        }
      }

      List<String> lines = logged(world);
      assertThat(told(lines, "foreign", job))
          .hasSizeGreaterThan(rows().size() * forged.size())
          .isEqualTo(told(lines, "missing", WalledService.MISSING_JOB));
      world.assertNoTokenWasLogged();
      for (String token : Stream.concat(Stream.of(ines), forged.values().stream()).toList()) {
        assertThat(lines).as("with a token").noneMatch(line -> line.contains(token));
      }
    }
  }

  private static List<Row> rows() {
    return WallTable.ROWS.stream().filter(Row::isOfAJob).filter(Row::isOwn).toList();
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

  /** All lines of those calls, but for what differs between any two calls. */
  private static List<String> told(List<String> lines, String correlation, String job) {
    return lines.stream()
        .filter(line -> line.contains("\"" + correlation + "\""))
        .map(line ->
            line.replace(correlation, "CALL")
                .replace(job, "JOB")
                .replaceAll("\"timestamp\" *: *[0-9]+", "")
                .replaceAll("\"threadName\" *: *\"[^\"]*\"", "")
                .replaceAll("\"duration_ms\" *: *\"?[0-9]+", ""))
        .toList();
  }
}

package io.cortap.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service as a process of its own, from its start to its end. */
final class RunningService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private final Process process;
  private final URI base;
  private final Duration firstAnswerAfter;

  private RunningService(Process process, URI base, Duration firstAnswerAfter) {
    this.process = process;
    this.base = base;
    this.firstAnswerAfter = firstAnswerAfter;
  }

  /**
   * Starts it and waits for its first answer.
   *
   * @param command with all its arguments
   * @param environment all that it finds there
   * @param log where it writes what it logs
   */
  static RunningService start(
      List<String> command, Map<String, String> environment, int port, Path log)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    URI base = URI.create("http://127.0.0.1:" + port);
    long began = System.nanoTime();
    Process process = builder.start();
    try {
      awaitAnswer(process, base.resolve("/health/live"), began, log);
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
    return new RunningService(process, base, Duration.ofNanos(System.nanoTime() - began));
  }

  private static void awaitAnswer(Process process, URI health, long began, Path log)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
      while (process.isAlive() && System.nanoTime() - began < PATIENCE.toNanos()) {
        try {
          if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          Thread.sleep(BETWEEN_LOOKS);
        }
      }
    }
    throw new IOException("the service gave no answer; see " + log);
  }

  URI base() {
    return base;
  }

  Duration firstAnswerAfter() {
    return firstAnswerAfter;
  }

  /** Processor time used so far, over all threads. */
  Duration worked() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  long residentBytes() throws IOException, InterruptedException {
    return Resident.bytesOf(process.pid());
  }

  /** Asks it to stop and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

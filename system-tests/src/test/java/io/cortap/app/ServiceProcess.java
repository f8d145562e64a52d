package io.cortap.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The service in a JVM of its own, which can be killed, frozen and asked to stop. */
final class ServiceProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  /** Stands after the last line; no line has such a character. */
  private static final String ENDED = "\n";

  private final Process process;
  private final URI base;
  private final Path log;
  private final PrintWriter commands;
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final Thread listening = Thread.ofVirtual().unstarted(this::listen);

  private ServiceProcess(Process process, URI base, Path log) {
    this.process = process;
    this.base = base;
    this.log = log;
    this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    listening.start();
  }

  /**
   * Starts a main class of these tests' class path; {@link #awaitListening} is next.
   *
   * @param environment all that it finds there
   * @param log where everything goes that it prints and logs, after what is there already
   */
  static ServiceProcess start(
      Class<?> main, Map<String, String> environment, Path log, String... arguments)
      throws IOException {
    // SQLite's library is unpacked in the temporary folder, and stays after a kill.
    var command =
        new ArrayList<>(
            ChildJvm.command(
                "-Dlogback.configurationFile=logback.xml", "-Djava.io.tmpdir=" + log.getParent()));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    URI base = URI.create("http://127.0.0.1:" + environment.get("CORTAP_HTTP_PORT"));
    return new ServiceProcess(builder.start(), base, log);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        printed.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what the process prints cannot be read", e);
    } finally {
      printed.add(ENDED);
    }
  }

  void awaitListening() throws IOException {
    awaitPrinted("CORTAP-RPT listens");
  }

  URI base() {
    return base;
  }

  void command(String line) {
    commands.println(line);
  }

  /** Waits for a line that begins so, and drops those before it. */
  String awaitPrinted(String beginning) throws IOException {
    try {
      while (true) {
        String line = printed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
          throw new AssertionError(
              "not printed in " + PATIENCE_SECONDS + " s: " + beginning + "...; " + endOfLog());
        }
        if (line.equals(ENDED)) {
          throw new AssertionError(
              "ended with exit code "
                  + awaitExit()
                  + " before "
                  + beginning
                  + "...; "
                  + endOfLog());
        }
        if (line.startsWith(beginning)) {
          return line;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + beginning, e);
    }
  }

  /**
   * Last lines, and first those that are no record of the log: what the process says as it gives
   * up.
   */
  private String endOfLog() throws IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> told = lines.stream().filter(line -> !line.startsWith("{")).toList();
    return "it said: "
        + String.join("\n", last(told))
        + "\nits log ends:\n"
        + String.join("\n", last(lines));
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - 20), lines.size());
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** Stops its threads where they are, as a long pause of the machine would. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** Asks it to stop, as an operator or a container's host does. */
  void terminate() throws IOException, InterruptedException {
    signal("TERM");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("signal " + name + " was not sent");
    }
  }

  /** Waits until it takes no more requests. */
  void awaitRefusing() throws Exception {
    ProcessWorld.await(
        "it takes no more requests",
        () -> {
          try (var socket = new Socket(base.getHost(), base.getPort())) {
            return !socket.isConnected();
          } catch (ConnectException refused) {
            return true;
          }
        });
  }

  /** The exit code, once it has ended. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the process did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      kill();
      listening.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

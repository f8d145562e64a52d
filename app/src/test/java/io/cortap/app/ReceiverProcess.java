package io.cortap.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** One of the guide's receivers, as its reader would start it. */
final class ReceiverProcess implements AutoCloseable {
  private static final Path FOLDER = Path.of("docs", "guides", "receivers");

  private final Process process;
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  private ReceiverProcess(Process process) {
    this.process = process;
  }

  /** Starts it on a port; what it prints can be awaited from then on. */
  static ReceiverProcess start(String file, String secret, int port) throws Exception {
    Process process;
    try {
      var builder = new ProcessBuilder(command(file));
      builder.environment().put("CORTAP_WEBHOOK_SECRET", secret);
      builder.environment().put("PORT", Integer.toString(port));
      builder.environment().put("PYTHONIOENCODING", "utf-8");
      process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as("what runs " + file).isNotEqualTo("true");
      Assumptions.abort(file + " cannot be run here: " + e.getMessage());
      throw new IllegalStateException("abort throws", e);
    }
    var receiver = new ReceiverProcess(process);
    Thread.ofVirtual().start(receiver::read);
    receiver.await("ready");
    return receiver;
  }

  private static List<String> command(String file) {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve(FOLDER)) ? here : here.resolveSibling("").normalize();
    String path = root.resolve(FOLDER).resolve(file).toString();
    if (file.endsWith(".py")) {
      return List.of("python3", path);
    }
    if (file.endsWith(".js")) {
      return List.of("node", path);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-XX:TieredStopAtLevel=1",
        "-Dstdout.encoding=UTF-8",
        "-cp",
        System.getProperty("java.class.path"),
        path);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      lines.lines().forEach(printed::add);
    } catch (IOException ended) {
      printed.add("ended");
    }
  }

  /** The next line that holds a text; those before it are kept in {@link #seen}. */
  String await(String text) throws InterruptedException {
    while (true) {
      String line = printed.poll(60, TimeUnit.SECONDS);
      assertThat(line).as("a line with '" + text + "' after " + seen).isNotNull();
      seen.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
  }

  /** How many lines held a text so far. */
  long count(String text) {
    printed.drainTo(seen);
    return seen.stream().filter(line -> line.contains(text)).count();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

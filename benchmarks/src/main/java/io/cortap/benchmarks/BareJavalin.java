package io.cortap.benchmarks;

import io.cortap.sandbox.FreePort;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The least that Javalin can do with a request: give everybody the same bytes. A process of its own
 * and a virtual thread for each request, as the service has them; no log, no check, no store.
 */
final class BareJavalin {
  private static final String ANYWHERE = "/*";

  private BareJavalin() {}

  /**
   * @param arguments the port, and the file whose bytes are the answer
   */
  public static void main(String[] arguments) throws IOException {
    byte[] body = Files.readAllBytes(Path.of(arguments[1]));
    Javalin.create(
            config -> {
              config.concurrency.useVirtualThreads = true;
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.compressionStrategy = CompressionStrategy.NONE;
              config.routes.get(
                  ANYWHERE, request -> request.contentType("application/json").result(body));
            })
        .start("127.0.0.1", Integer.parseInt(arguments[0]));
  }

  /**
   * @param folder where the answer and the log are written
   */
  static RunningService start(Path folder, byte[] body) throws IOException, InterruptedException {
    Path answer = Files.write(folder.resolve("answer.json"), body);
    int port = FreePort.next();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            BareJavalin.class.getName(),
            Integer.toString(port),
            answer.toString());
    return RunningService.start(command, Map.of(), port, folder.resolve("bare.log"));
  }
}

package io.cortap.adapter.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that stand in for Amazon's: each in a JVM of its own, on a free port of loopback, in
 * memory. Each is started once and serves all tests of this JVM; its input ends with this JVM, and
 * so does it.
 */
public final class StandIn {
  /** The one caller whom the stand-in of S3 believes. */
  public static final String ACCESS_KEY = "AKIDOFTHETESTS";

  public static final String SECRET_KEY = "an invented secret of the tests";

  private StandIn() {}

  /** DynamoDB Local. */
  public static int dynamoPort() {
    return Dynamo.PORT;
  }

  /** S3Proxy, which checks signatures. */
  public static int s3Port() {
    return S3.PORT;
  }

  private static final class Dynamo {
    static final int PORT = start("dynamodb", "io.cortap.standin.dynamodb.LoopbackDynamo");
  }

  private static final class S3 {
    static final int PORT = start("s3", "io.cortap.standin.s3.LoopbackS3", ACCESS_KEY, SECRET_KEY);
  }

  private static int start(String name, String main, String... arguments) {
    Path built = checkout().resolve("stand-ins").resolve(name).resolve("target");
    try {
      var command = new ArrayList<String>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("-cp");
      command.add(
          built.resolve("classes")
              + File.pathSeparator
              + Files.readString(built.resolve("classpath")).strip());
      command.add(main);
      command.addAll(List.of(arguments));
      Path log = built.resolve("stand-in.log");
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      return port(process, name, log);
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in " + name + " did not start", e);
    }
  }

  private static int port(Process process, String name, Path log) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    if (line == null || !line.matches("[0-9]{1,5}")) {
      process.destroy();
      throw new IllegalStateException(
          "the stand-in " + name + " gave no port but '" + line + "'; see " + log);
    }
    return Integer.parseInt(line);
  }

  /** The checkout's root: tests start there or in a module of it. */
  public static Path checkout() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("cortap")) ? here : here.resolve("..").normalize();
  }
}

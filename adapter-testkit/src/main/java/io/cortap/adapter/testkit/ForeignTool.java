package io.cortap.adapter.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the machine that a test needs and the project does not bring. */
public final class ForeignTool {
  private ForeignTool() {}

  /**
   * Where the program is. Without it the test is skipped; where {@code CI} is true it fails
   * instead.
   *
   * @param name of the program's file
   * @param environment of the test's process: {@code PATH} and {@code CI} are looked at
   */
  public static Path onPath(String name, Map<String, String> environment) {
    Optional<Path> program = find(name, environment);
    if (program.isEmpty() && "true".equals(environment.get("CI"))) {
      throw new AssertionError(name + " is not installed; install it for this build");
    }
    assumeTrue(program.isPresent(), name + " is on the path");
    return program.orElseThrow();
  }

  private static Optional<Path> find(String name, Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}

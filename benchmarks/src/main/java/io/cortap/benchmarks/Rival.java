package io.cortap.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Another engine, run warm in a process of its own that times itself. */
public enum Rival {
  /** The reference, in Python. */
  DOCXTPL("docxtpl", 3, 10) {
    @Override
    List<String> command(Path folder) throws IOException, InterruptedException {
      Output asked = run(List.of(PYTHON, "-I", "-c", "import docxtpl"), folder);
      if (asked.exitCode() != 0) {
        throw new MissingRivalException(
            "docxtpl cannot be measured: %s has no module docxtpl; install the Debian package"
                    .formatted(PYTHON)
                + " python3-docxtpl, or leave it out with --rivals POI_TL or --no-rivals");
      }
      return List.of(PYTHON, "-I", copied("docxtpl_loop.py", folder).toString());
    }

    @Override
    byte[] encoded(Map<String, Object> data) throws IOException {
      return new ObjectMapper().writeValueAsBytes(data);
    }
  },
  /** The best known one on the JVM, with the versions of POI and batik that it was made for. */
  POI_TL("poi-tl", 400, 200) {
    @Override
    List<String> command(Path folder) throws IOException, InterruptedException {
      Path pom = copied("poi-tl.xml", folder);
      Path classes = folder.resolve("poi-tl.classpath");
      List<String> maven = List.of("mvn", "-B", "-q", "-f", pom.toString());
      Output asked;
      try {
        asked =
            run(
                joined(maven, "dependency:build-classpath", "-Dmdep.outputFile=" + classes),
                folder);
      } catch (IOException noMaven) {
        asked = new Output(1, noMaven.toString());
      }
      if (asked.exitCode() != 0) {
        throw new MissingRivalException(
            "poi-tl cannot be measured: Maven could not fetch it (%s); leave it out with --rivals DOCXTPL or --no-rivals"
                .formatted(asked.text().strip()));
      }
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      return List.of(
          java,
          "-cp",
          Files.readString(classes).strip(),
          copied("PoiTlLoop.java", folder).toString());
    }

    @Override
    byte[] encoded(Map<String, Object> data) throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (var out = new ObjectOutputStream(bytes)) {
        out.writeObject(data);
      }
      return bytes.toByteArray();
    }
  };

  private static final String PYTHON = "/usr/bin/python3";
  private static final long PATIENCE_MINUTES = 15;

  private final String words;
  private final int warmingUp;
  private final int measured;

  Rival(String words, int warmingUp, int measured) {
    this.words = words;
    this.warmingUp = warmingUp;
    this.measured = measured;
  }

  /**
   * @param version as the engine says it
   * @param nanos processor time of one document
   */
  record Measured(String version, double nanos, byte[] document) {}

  /** The engine is not on this machine; the message says how to get it. */
  static final class MissingRivalException extends RuntimeException {
    private MissingRivalException(String message) {
      super(message);
    }
  }

  private record Output(int exitCode, String text) {}

  String words() {
    return words;
  }

  /**
   * What starts it, up to the template's name.
   *
   * @throws MissingRivalException when the engine cannot be run here
   */
  abstract List<String> command(Path folder) throws IOException, InterruptedException;

  /** The data as it reads them. */
  abstract byte[] encoded(Map<String, Object> data) throws IOException;

  /**
   * Renders a template over and over.
   *
   * @param folder for files in passing
   * @throws MissingRivalException when the engine cannot be run here
   */
  Measured measure(Path folder, byte[] template, Map<String, Object> data)
      throws IOException, InterruptedException {
    return measure(folder, template, data, warmingUp, measured);
  }

  /** As the other, with so many documents before and while it is timed. */
  Measured measure(
      Path folder, byte[] template, Map<String, Object> data, int warmingUp, int measured)
      throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve(words + ".docx"), template);
    Path given = Files.write(folder.resolve(words + ".data"), encoded(data));
    Path made = folder.resolve(words + "-made.docx");
    Output output =
        run(
            joined(
                command(folder),
                file.toString(),
                given.toString(),
                made.toString(),
                Integer.toString(warmingUp),
                Integer.toString(measured)),
            folder);
    String[] last = output.text().strip().lines().reduce("", (a, b) -> b).split(" ");
    if (output.exitCode() != 0 || last.length != 2) {
      throw new IOException(words + " failed: " + output.text());
    }
    return new Measured(last[0], Double.parseDouble(last[1]), Files.readAllBytes(made));
  }

  private static List<String> joined(List<String> command, String... arguments) {
    var joined = new ArrayList<>(command);
    joined.addAll(List.of(arguments));
    return joined;
  }

  private static Output run(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("rival.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return new Output(process.exitValue(), Files.readString(log));
  }

  private static Path copied(String resource, Path folder) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Rival.class.getResourceAsStream(resource), resource)) {
      return Files.write(folder.resolve(resource), in.readAllBytes());
    }
  }
}

package io.cortap.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The system's own Python with its packaged libraries: the independent answer to our own. */
public final class DebianPython {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final long MINUTES = 5;

  private DebianPython() {}

  /**
   * Skips the test when Python or the module is missing; with {@code CI=true} it fails instead.
   *
   * @param debianPackage what would have to be installed
   */
  public static void require(String module, String debianPackage) {
    if (has(module)) {
      return;
    }
    String missing =
        "%s has no module %s; install the Debian package %s"
            .formatted(PYTHON, module, debianPackage);
    assertThat(System.getenv("CI"))
        .as(missing + "; with CI=true this test may not be skipped")
        .isNotEqualTo("true");
    Assumptions.abort(missing);
  }

  private static boolean has(String module) {
    try {
      return Files.isExecutable(PYTHON)
          && new ProcessBuilder(PYTHON.toString(), "-I", "-c", "import " + module)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the script, a test resource, writes when it reads this input. */
  public static byte[] run(String script, byte[] input) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("python", ".err");
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-I", "-c", text(script))
            .redirectError(errors.toFile())
            .start();
    try (InputStream out = process.getInputStream()) {
      Thread.ofVirtual().start(() -> feed(process, input));
      byte[] output = out.readAllBytes();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      assertThat(ended && process.exitValue() == 0)
          .as("python ends well; it wrote %s", Files.readString(errors))
          .isTrue();
      return output;
    } finally {
      process.destroyForcibly();
      Files.delete(errors);
    }
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException closed) {
      // its exit code and error output tell why
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DebianPython.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package io.cortap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** A few jobs show that the measurement works; its numbers mean nothing here. */
@DisabledOnOs(value = WINDOWS, disabledReason = "ps is POSIX")
final class ServeBenchTest {
  private static final int JOBS = 3;

  @TempDir private Path folder = Path.of("");

  @Test
  void measuresEverythingOfAServiceThatItStartsItself() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "io.cortap.app.Main");

    ServeBench measured = ServeBench.measure(command, folder, JOBS, 1);

    assertThat(measured.floor().jvmStart()).isPositive();
    assertThat(measured.firstAnswer()).isGreaterThan(measured.floor().jvmStart());
    assertThat(measured.idleBytes()).isGreaterThan(measured.floor().jvmResidentBytes());
    assertThat(measured.floor().commitsPerSecond()).isPositive();
    assertThat(measured.took()).isPositive();
    assertThat(measured.writesPerJob()).isGreaterThan(3);
    assertThat(measured.table()).hasSize(8).allMatch(line -> line.startsWith("|"));
  }
}

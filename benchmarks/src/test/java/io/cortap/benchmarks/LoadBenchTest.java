package io.cortap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** A few jobs show that the measurements work; their numbers mean nothing here. */
@DisabledOnOs(value = WINDOWS, disabledReason = "ps is POSIX")
final class LoadBenchTest {
  private static final List<String> SERVICE =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--enable-native-access=ALL-UNNAMED",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-cp",
          System.getProperty("java.class.path"),
          "io.cortap.app.Main");

  @TempDir private Path folder = Path.of("");

  @Test
  void measuresACrowdThatComesAtOnce() throws Exception {
    LoadBench measured = LoadBench.measure(SERVICE, folder, Duration.ofMillis(1), 2, 4, 2);

    assertThat(measured.clicks().sorted()).hasSize(2);
    assertThat(measured.clicks().sorted().getFirst()).isGreaterThan(Duration.ofMillis(494));
    assertThat(measured.bursts()).extracting(LoadBench.Burst::callers).containsExactly(2, 4, 8);
    assertThat(measured.bursts()).allMatch(burst -> burst.answers().sorted().size() == 4);
    assertThat(measured.acceptedHanging().sorted()).hasSize(2);
    assertThat(measured.acceptedPerSecond()).isPositive();
    assertThat(measured.deliveredPerSecond()).isPositive();
    assertThat(measured.postsPerSecond()).isPositive();
    assertThat(String.join("\n", measured.table()))
        .contains("| 2 clicks within a second", "| submission to 202, 4 callers");
  }

  @Test
  void looksAtAProcessBetweenItsJobs() throws Exception {
    var seen = new ArrayList<SoakBench.Sight>();

    List<SoakBench.Sight> sights = SoakBench.measure(SERVICE, folder, 3, 2, "256m", seen::add);

    assertThat(sights).extracting(SoakBench.Sight::jobs).containsExactly(0, 2, 4);
    assertThat(seen).isEqualTo(sights);
    assertThat(sights).allMatch(sight -> sight.residentBytes() > 0 && sight.databaseBytes() > 0);
  }

  @Test
  void aPercentileIsTheNearestRank() {
    var times =
        Quantiles.of(List.of(Duration.ofMillis(30), Duration.ofMillis(10), Duration.ofMillis(20)));

    assertThat(times.percentile(50)).isEqualTo(Duration.ofMillis(20));
    assertThat(times.percentile(34)).isEqualTo(Duration.ofMillis(20));
    assertThat(times.percentile(33)).isEqualTo(Duration.ofMillis(10));
    assertThat(times.percentile(99)).isEqualTo(Duration.ofMillis(30));
    assertThat(times.longest()).isEqualTo(Duration.ofMillis(30));
  }
}

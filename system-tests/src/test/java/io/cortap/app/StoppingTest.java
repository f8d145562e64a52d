package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import io.cortap.adapter.cli.Actions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real process that is asked to stop. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = WINDOWS, disabledReason = "SIGTERM is POSIX")
final class StoppingTest {
  /** For work under way, and for giving back what does not end. */
  private static final Duration LIMIT = Duration.ofSeconds(25);

  @TempDir private Path folder = Path.of("");

  @Test
  void anIdleOneStopsAtOnceAndLeavesNothingUndone() throws Exception {
    try (var world = new ProcessWorld(folder)) {
      ServiceProcess service = world.serve();

      // Its first housekeeping has just begun.
      service.terminate();

      assertThat(service.awaitExit()).isEqualTo(Actions.OK);
      assertThat(Files.readString(world.log())).doesNotContain("\"level\":\"ERROR\"");
    }
  }

  @Test
  void workThatEndsIsFinished() throws Exception {
    try (var world = new ProcessWorld(folder)) {
      ServiceProcess service = world.serve();
      String job = world.submitHeldInFetch(service);

      service.terminate();
      service.awaitRefusing();
      world.riskuity().project(58).release();

      assertThat(service.awaitExit()).isEqualTo(Actions.OK);
      assertThat(world.data().document(job)).contains("\"completed\"");
      ServiceProcess next = world.serve();
      world.assertOneResult(next, job);
      assertThat(world.data().count(job, "claims")).isEqualTo(1);
    }
  }

  @Test
  void workThatDoesNotEndIsGivenBackWithoutCharge() throws Exception {
    try (var world = new ProcessWorld(folder)) {
      ServiceProcess service = world.serve();
      String job = world.submitHeldInFetch(service);
      long asked = System.nanoTime();

      service.terminate();

      assertThat(service.awaitExit()).isEqualTo(Actions.OK);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LIMIT);
      assertThat(world.data().document(job)).contains("\"queued\"");
      assertThat(world.data().count(job, "crashes")).isZero();
      assertThat(world.data().count(job, "failures")).isZero();
      world.riskuity().project(58).release();
      world.assertOneResult(world.serve(), job);
    }
  }
}

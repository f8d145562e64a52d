package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code backup} of a folder on which a real process works, and a process on the copy. */
@Execution(ExecutionMode.CONCURRENT)
final class BackupTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void onACopyMadeUnderLoadFinishedJobsAreThereAndOthersGoOn() throws Exception {
    var copy = new DataFolder(folder.resolve("copy"));
    try (var world = new ProcessWorld(folder, Duration.ofSeconds(2))) {
      ServiceProcess service = world.serve();
      var jobs = new ArrayList<String>(List.of(world.submitHeldInFetch(service)));
      jobs.add(world.submit(service, 58));
      jobs.add(world.submit(service, 61));
      world.assertOneResult(service, jobs.getLast());

      copyUnderLoad(world, service, copy.path());

      service.kill();
      assertThat(copy.waitingTokens()).hasSizeGreaterThanOrEqualTo(2);
      world.riskuity().project(58).release();
      ServiceProcess restored = world.serveOn(copy);
      for (String job : jobs) {
        world.assertOneResult(restored, copy, job);
      }
    }
  }

  /** Others ask for reports all the while; what becomes of these depends on the moment. */
  private static void copyUnderLoad(ProcessWorld world, ServiceProcess service, Path to)
      throws Exception {
    var over = new AtomicBoolean();
    Thread load =
        Thread.ofVirtual()
            .start(() -> {
              while (!over.get()) {
                submit(world, service);
              }
            });
    try {
      assertThat(world.command("backup", to.toString())).isEqualTo(Actions.OK);
      assertThat(world.command("audit", "verify")).isEqualTo(Actions.OK);
    } finally {
      over.set(true);
      load.join();
    }
  }

  private static void submit(ProcessWorld world, ServiceProcess service) {
    try {
      world.submit(service, 62);
    } catch (Exception e) {
      throw new AssertionError("a submission failed beside the copy", e);
    }
  }
}

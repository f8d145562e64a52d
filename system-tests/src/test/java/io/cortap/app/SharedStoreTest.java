package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import io.cortap.sandbox.SeenRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two real processes on one data folder. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = WINDOWS, disabledReason = "signals are POSIX")
final class SharedStoreTest {
  /** All work is done and the report lies in the store; only its job does not say so yet. */
  private static final String LAST_WRITE = "JobStore.replace before Completed[";

  private static final String LAST_WRITE_ANSWERED = "JobStore.replace after Completed[";

  @TempDir private Path folder = Path.of("");

  @Test
  void eachJobIsWorkedOnByOneOfThem() throws Exception {
    try (var world = new ProcessWorld(folder)) {
      ServiceProcess one = world.serve();
      ServiceProcess other = world.serve();
      // Slow enough for both to look for work many times while a job is fetched.
      world.riskuity().project(58).delay(ProcessWorld.LOOK.multipliedBy(2));
      var jobs = new ArrayList<String>();
      for (int i = 0; i < 4; i++) {
        jobs.add(world.submit(one, 58));
        jobs.add(world.submit(other, 58));
      }

      for (String job : jobs) {
        world.assertOneResult(other, job);
        assertThat(world.deliveries(job)).hasSize(1);
        assertThat(world.data().count(job, "claims")).isEqualTo(1);
      }
      assertThat(world.riskuity().requests())
          .filteredOn(request -> request.query().contains("offset="))
          // A probe that is not answered in time is made again by the job.
          .filteredOn(request -> !request.query().contains("limit=1&"))
          .extracting(SeenRequest::correlationId, SeenRequest::query)
          .as("pages fetched, none of them twice for one job")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theOtherTakesTheJobsOfOneThatIsKilled() throws Exception {
    try (var world = new ProcessWorld(folder)) {
      ServiceProcess one = world.serve();
      String job = world.submitHeldInFetch(one);
      ServiceProcess other = world.serve();

      one.kill();

      ProcessWorld.await(
          "the other has the job",
          ProcessWorld.LEASE,
          () -> world.data().count(job, "claims") == 2);
      world.riskuity().project(58).release();
      world.assertOneResult(other, job);
    }
  }

  @Test
  void oneThatSleptThroughItsLeaseChangesNothing() throws Exception {
    try (var world = new ProcessWorld(folder)) {
      ServiceProcess sleeper = world.hold();
      sleeper.command(LAST_WRITE);
      String job = world.submit(sleeper, 58);
      sleeper.awaitPrinted("HELD " + LAST_WRITE);
      sleeper.freeze();
      ServiceProcess other = world.serve();
      world.assertOneResult(other, job);
      String settled = world.data().document(job);

      sleeper.thaw();
      sleeper.command(LAST_WRITE_ANSWERED);

      sleeper.awaitPrinted("HELD " + LAST_WRITE_ANSWERED);
      assertThat(world.data().document(job)).isEqualTo(settled);
      world.assertOneResult(sleeper, job);
      assertThat(world.deliveries(job)).hasSize(1);
      assertThat(world.data().filesOf(job)).as("made, and one of them visible").hasSize(2);
      world.assertOneResult(sleeper, world.submit(sleeper, 61));
    }
  }
}

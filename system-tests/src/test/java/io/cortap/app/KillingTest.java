package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Real processes on a real folder, ended by {@code kill -9} in the middle of every phase and at
 * random moments: 23 kills. Each time the next process finishes the job.
 */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = WINDOWS, disabledReason = "kill -9 is POSIX")
final class KillingTest {
  private static final String TOKEN_WAITS = "RiskuityClient.controls before";

  private static final String AUTHORIZE = "RiskuityClient.probe";

  /** Each AUTHORIZE in a process that did not ask Riskuity before, or it would not ask again. */
  private static final List<String> AUTHORIZE_TO_SEAL =
      List.of(
          AUTHORIZE + " before",
          TOKEN_WAITS,
          AUTHORIZE + " after",
          "RiskuityClient.controls after",
          "SnapshotCodec.encode before",
          "BlobStore.put before data/",
          "BlobStore.put after data/",
          "JobStore.replace before Snapshot[");

  private static final List<String> SEALED_TO_DELIVERY =
      List.of(
          "JobStore.replace after Snapshot[",
          "ReportRenderer.render before",
          "ReportRenderer.render after",
          "BlobStore.put before reports/",
          "BlobStore.put after reports/",
          "JobStore.replace before Completed[",
          "JobStore.replace after Completed[",
          "Notifier.send before",
          "Notifier.send after");

  private static final int RANDOM_KILLS = 6;

  @TempDir private Path folder = Path.of("");

  @Test
  void aJobKilledWhileItsTokenWaitsIsFinishedByTheNextProcess() throws Exception {
    try (var world = new ProcessWorld(folder, ProcessWorld.ENDLESS_LEASE)) {
      var killing = new Killing(world);
      for (String point : AUTHORIZE_TO_SEAL) {
        if (point.startsWith(AUTHORIZE)) {
          // Riskuity does not answer the submission, so that the job itself has to ask.
          world.riskuity().project(58).statusTimes(503, 1);
        }
        killing.killAt(point);
      }
      killing.end();
    }
  }

  @Test
  void aJobKilledAfterItsSealIsFinishedWithoutItsToken() throws Exception {
    try (var world = new ProcessWorld(folder, ProcessWorld.ENDLESS_LEASE)) {
      var killing = new Killing(world);
      for (String point : SEALED_TO_DELIVERY) {
        killing.killSealedAt(point);
      }
      killing.end();
    }
  }

  @Test
  void jobsKilledAtRandomMomentsAreFinished() throws Exception {
    long seed = Long.getLong("cortap.seed", new Random().nextLong());
    try (var world = new ProcessWorld(folder, ProcessWorld.ENDLESS_LEASE)) {
      killAtRandomMoments(world, new Random(seed));
    } catch (Throwable e) {
      throw new AssertionError("with -Dcortap.seed=" + seed, e);
    }
  }

  private static void killAtRandomMoments(ProcessWorld world, Random random) throws Exception {
    var jobs = new ArrayList<String>();
    for (int kills = 0; kills < RANDOM_KILLS; kills += 2) {
      ServiceProcess first = world.serve();
      // A third crash of a job would end it as poison: two are its share.
      for (String job : jobs) {
        world.assertOneResult(first, job);
      }
      jobs.add(world.submit(first, 58));
      jobs.add(world.submit(first, 61));
      Thread.sleep(random.nextInt(700));
      first.kill();
      // Once more while they are taken back.
      ServiceProcess second = world.serve();
      Thread.sleep(random.nextInt(3_000));
      second.kill();
    }
    ServiceProcess last = world.serve();
    for (String job : jobs) {
      world.assertOneResult(last, job);
    }
    world.assertNoTokenIsKept();
    world.assertNoTokenWasLogged();
  }

  /** One process after the other on one folder: each finishes a job and is killed with the next. */
  private static final class Killing {
    private final ProcessWorld world;
    private ServiceProcess process;
    private long longest;

    Killing(ProcessWorld world) throws Exception {
      this.world = world;
      this.process = world.hold();
    }

    void killAt(String point) throws Exception {
      process.command(point);
      String job = world.submit(process, 58);
      process.awaitPrinted("HELD " + point);
      world.rememberWaitingTokens();
      goOnAfterKillOf(job, point);
    }

    void killSealedAt(String point) throws Exception {
      process.command(TOKEN_WAITS);
      String job = world.submit(process, 58);
      process.awaitPrinted("HELD " + TOKEN_WAITS);
      world.rememberWaitingTokens();
      process.command(point);
      process.awaitPrinted("HELD " + point);
      world.assertNoTokenIsKept();
      goOnAfterKillOf(job, point);
    }

    private void goOnAfterKillOf(String job, String point) throws Exception {
      int claims = world.data().count(job, "claims");
      int made = world.deliveries(job).size();
      boolean delivering = world.data().document(job).contains("\"attempting\"");
      process.kill();
      process = world.hold();
      long listening = System.nanoTime();
      ProcessWorld.await(
          "job killed at " + point + " is taken back",
          ProcessWorld.TAKEN_BACK_WITHIN,
          () ->
              delivering
                  ? world.deliveries(job).size() > made
                      || world.data().document(job).contains("\"delivered\"")
                  : world.data().count(job, "claims") > claims
                      || world.data().document(job).contains("\"completed\""));
      longest = Math.max(longest, System.nanoTime() - listening);
      world.assertOneResult(process, job);
      assertThat(world.data().count(job, "crashes"))
          .as("crashes of the job killed at " + point)
          .isLessThanOrEqualTo(1);
      world.assertNoTokenIsKept();
    }

    /** A last job that nothing happens to. */
    void end() throws Exception {
      String job = world.submit(process, 58);
      world.assertOneResult(process, job);
      assertThat(world.deliveries(job)).hasSize(1);
      world.assertNoTokenIsKept();
      process.kill();
      world.assertNoTokenIsKept();
      world.assertNoTokenWasLogged();
      System.out.println(
          "KillingTest: longest from listening to taken back: "
              + Duration.ofNanos(longest).toMillis()
              + " ms");
    }
  }
}

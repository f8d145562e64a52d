package io.cortap.app;

import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two processes on one folder take submissions all the time, and are ended by {@code kill -9} in
 * turn, at random moments: while they start, take jobs back, accept, work or deliver. Whatever was
 * answered 202 comes to one end.
 *
 * <p>{@code -Dcortap.kills=200} kills more often, {@code -Dcortap.seed} repeats random moments.
 */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = WINDOWS, disabledReason = "kill -9 is POSIX")
final class KillingUnderLoadTest {
  /** With those of {@link KillingTest} 50. */
  private static final int KILLS = Integer.getInteger("cortap.kills", 27);

  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_SUBMISSIONS = Duration.ofMillis(400);

  /** The last two processes may be busy with all that the killed ones left. */
  private static final Duration ALL_ENDED_WITHIN = Duration.ofSeconds(120);

  @TempDir private Path folder = Path.of("");

  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final AtomicReference<Optional<ServiceProcess>> front =
      new AtomicReference<>(Optional.empty());

  @Test
  void underLoadNothingIsLostHoweverOftenItsProcessesAreKilled() throws Exception {
    long seed = Long.getLong("cortap.seed", new Random().nextLong());
    try (var world = new ProcessWorld(folder, LEASE)) {
      killAgainAndAgain(world, new Random(seed));
    } catch (Throwable e) {
      throw new AssertionError("with -Dcortap.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  private void killAgainAndAgain(ProcessWorld world, Random random) throws Exception {
    ServiceProcess one = world.begin();
    ServiceProcess other = world.begin();
    Thread load = Thread.ofVirtual().start(() -> submitUntilInterrupted(world));
    for (int kills = 0; kills < KILLS; kills++) {
      if (accepted.size() <= kills / 4 || random.nextInt(10) < 3) {
        one.awaitListening();
        front.set(Optional.of(one));
        int before = accepted.size();
        ProcessWorld.await("a submission is accepted", () -> accepted.size() > before);
      }
      Thread.sleep(random.nextInt(1_200));
      one.kill();
      ServiceProcess next = world.begin();
      one = other;
      other = next;
    }
    one.awaitListening();
    front.set(Optional.of(one));
    Thread.sleep(BETWEEN_SUBMISSIONS.multipliedBy(3));
    load.interrupt();
    load.join();
    assertNothingIsLost(world, one);
  }

  /** A submission that a kill cut off was answered nothing: it may have made a job or none. */
  private void submitUntilInterrupted(ProcessWorld world) {
    try {
      while (true) {
        Thread.sleep(BETWEEN_SUBMISSIONS);
        try {
          Optional<ServiceProcess> service = front.get();
          if (service.isPresent()) {
            accepted.add(world.submit(service.get(), accepted.size() % 4 == 0 ? 58 : 61));
          }
        } catch (IOException | IllegalStateException killed) {
          // The next one is sent to whoever listens by then.
        }
      }
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertNothingIsLost(ProcessWorld world, ServiceProcess last) throws Exception {
    long began = System.nanoTime();
    ProcessWorld.await("all jobs have ended", ALL_ENDED_WITHIN, () -> world.data().due() == 0);
    Duration settled = Duration.ofNanos(System.nanoTime() - began);
    for (String job : accepted) {
      world.assertOneEnd(last, job);
    }
    world.assertNoTokenIsKept();
    world.assertNoTokenWasLogged();
    System.out.println(
        "KillingUnderLoadTest: "
            + KILLS
            + " kills, "
            + accepted.size()
            + " jobs accepted, all ended "
            + settled.toMillis()
            + " ms after the last submission");
  }
}

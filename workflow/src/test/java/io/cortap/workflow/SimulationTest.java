package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.FailureCode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of crashes, lost answers, delays, partitions and users who change their minds:
 * whatever happens, every accepted job ends once, and whoever is to hear of it hears one thing.
 *
 * <p>{@code -Dcortap.histories=100000} plays more of them, {@code -Dcortap.seed=4711} begins
 * elsewhere; a failure prints its seed and the shortest history found.
 */
final class SimulationTest {
  private static final long HISTORIES = Long.getLong("cortap.histories", 1_000);
  private static final long FIRST_SEED = Long.getLong("cortap.seed", 1);

  private final Map<Happening.Trouble, Integer> met = new EnumMap<>(Happening.Trouble.class);
  private final Map<String, Integer> ends = new TreeMap<>();

  @Test
  void whateverHappensNothingIsLost() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      assertGoesWell(seed, SimulatedStores.Kind.MEMORY);
    }
    if (HISTORIES >= 1_000) {
      assertThatMuchHappened();
    }
  }

  private void assertGoesWell(long seed, SimulatedStores.Kind kind) {
    Optional<Simulation.Failure> failure =
        Simulation.play(seed, () -> Mutant.NONE, kind, this::count);
    assertThat(failure).as(failure.map(Object::toString).orElse("")).isEmpty();
  }

  /** Fewer, for each of their writes is one on the disk. */
  @Test
  void onTheLocalStoreNothingIsLostEither(@TempDir Path folder) {
    var made = new AtomicInteger();
    SimulatedStores.Kind kind =
        SimulatedStores.onSqlite(() -> folder.resolve("history-" + made.incrementAndGet()));
    long histories = Math.ceilDiv(HISTORIES, 40);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + histories; seed++) {
      assertGoesWell(seed, kind);
    }
  }

  private void count(SimulatedWorld world) {
    world.met.forEach((trouble, times) -> met.merge(trouble, times, Integer::sum));
    for (Job job : world.jobs()) {
      ends.merge(job.state().getClass().getSimpleName(), 1, Integer::sum);
      ends.merge(job.delivery().getClass().getSimpleName(), 1, Integer::sum);
      if (job.outcomeNumber() > 1) {
        ends.merge("resumed", 1, Integer::sum);
      }
      if (job.effort().crashes() > 0) {
        ends.merge("crashed", 1, Integer::sum);
      }
      if (job.state() instanceof JobState.Failed failed) {
        ends.merge(failed.problem().code().name(), 1, Integer::sum);
      }
    }
  }

  /** Histories in which nothing goes wrong would show nothing. */
  private void assertThatMuchHappened() {
    assertThat(met)
        .containsOnlyKeys(Happening.Trouble.values())
        .allSatisfy((trouble, times) -> assertThat(times).isGreaterThan(100));
    assertThat(ends)
        .containsKeys(
            JobState.Completed.class.getSimpleName(),
            JobState.Failed.class.getSimpleName(),
            JobState.Cancelled.class.getSimpleName(),
            Delivery.Delivered.class.getSimpleName(),
            Delivery.Exhausted.class.getSimpleName(),
            Delivery.Stopped.class.getSimpleName(),
            FailureCode.EXPIRED_TOKEN.name(),
            "resumed",
            "crashed");
  }

  @Test
  void oneSeedIsOneHistory() {
    for (long seed = 1; seed <= 10; seed++) {
      assertThat(ended(seed)).isEqualTo(ended(seed));
    }
  }

  private static String ended(long seed) {
    var world = new SimulatedWorld(seed, Mutant.NONE);
    world.live(Simulation.history(seed));
    return world.jobs().toString();
  }
}

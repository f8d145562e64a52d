package io.cortap.app;

import static org.junit.jupiter.api.condition.OS.WINDOWS;

import io.cortap.app.NodesWorld.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Three nodes on one table and one bucket take submissions all the time and are ended by {@code
 * kill -9}, each as often as the others, at random moments. Whatever was answered 202 comes to one
 * end, and each node makes some of the reports.
 *
 * <p>{@code -Dcortap.kills=200} kills more often, {@code -Dcortap.seed} repeats random moments.
 */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = WINDOWS, disabledReason = "kill -9 is POSIX")
final class ManyNodesTest {
  private static final int NODES = 3;

  /** Each node once. */
  private static final int KILLS = Integer.getInteger("cortap.kills", NODES);

  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_SUBMISSIONS = Duration.ofMillis(400);

  @TempDir private Path folder = Path.of("");

  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final List<Node> living = new CopyOnWriteArrayList<>();

  @Test
  void nothingIsLostAndNoNodeIsSpecialHoweverOftenAnyIsKilled() throws Exception {
    long seed = Long.getLong("cortap.seed", new Random().nextLong());
    try (var world = new NodesWorld(folder, LEASE)) {
      // Longer than the nodes' looks for work, so that one alone cannot keep up.
      world.riskuity().project(58).delay(ProcessWorld.LOOK);
      killAgainAndAgain(world, new Random(seed));
    } catch (Throwable e) {
      throw new AssertionError("with -Dcortap.seed=" + seed, e);
    }
  }

  private void killAgainAndAgain(NodesWorld world, Random random) throws Exception {
    for (int node = 0; node < NODES; node++) {
      living.add(world.begin());
    }
    for (Node node : living) {
      node.process().awaitListening();
    }
    Thread load = Thread.ofVirtual().start(() -> submitUntilInterrupted(world));
    var turns = new ArrayList<Integer>();
    for (int kills = 0; kills < KILLS; kills++) {
      if (turns.isEmpty()) {
        turns.addAll(List.of(0, 1, 2));
        Collections.shuffle(turns, random);
      }
      if (accepted.isEmpty() || random.nextInt(3) > 0) {
        int before = accepted.size();
        ProcessWorld.await("a submission is accepted", () -> accepted.size() > before);
      }
      Thread.sleep(random.nextInt(1_200));
      int victim = turns.removeLast();
      living.get(victim).process().kill();
      living.set(victim, world.begin());
    }
    for (Node node : living) {
      node.process().awaitListening();
    }
    load.interrupt();
    load.join();
    workSpreads(world);
    for (String job : accepted) {
      world.assertOneEnd(living.getFirst(), job);
    }
    world.assertNoTokenIsKept(accepted);
    world.assertNoTokenWasLogged();
    System.out.println("ManyNodesTest: " + KILLS + " kills, " + accepted.size() + " jobs accepted");
  }

  /** All asked of one, and made by all. */
  private void workSpreads(NodesWorld world) throws Exception {
    var before = new ArrayList<Long>();
    for (Node node : living) {
      before.add(node.made());
    }
    for (int job = 0; job < 4 * NODES; job++) {
      accepted.add(world.submit(living.getFirst(), 58));
    }
    for (int node = 0; node < NODES; node++) {
      int each = node;
      ProcessWorld.await(
          "node " + node + " makes some", () -> living.get(each).made() > before.get(each));
    }
  }

  /** A submission that a kill cut off was answered nothing: it may have made a job or none. */
  private void submitUntilInterrupted(NodesWorld world) {
    try {
      for (int turn = 0; true; turn++) {
        Thread.sleep(BETWEEN_SUBMISSIONS);
        try {
          accepted.add(world.submit(living.get(turn % NODES), turn % 4 == 0 ? 58 : 61));
        } catch (IOException | IllegalStateException killed) {
          // The next one is sent to another.
        }
      }
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }
}

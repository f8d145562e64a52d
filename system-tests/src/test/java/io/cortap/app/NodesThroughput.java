package io.cortap.app;

import io.cortap.app.NodesWorld.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many jobs a second one, two and three nodes make on one table and one bucket, while Riskuity
 * takes its time. No test of every build: it is asked for by name, and prints a table.
 *
 * <p>{@code -Dcortap.jobs=60} makes more of them.
 */
final class NodesThroughput {
  private static final int JOBS = Integer.getInteger("cortap.jobs", 40);
  private static final int MOST_NODES = 3;
  private static final long PROJECT = 58;
  private static final Duration RISKUITY_TAKES = Duration.ofSeconds(2);
  private static final Map<String, String> TWO_FETCHES_A_NODE =
      Map.of("CORTAP_MAX_CONCURRENT_FETCHES", "2", "CACHE_TTL_SECONDS", "0");

  @TempDir private Path folder = Path.of("");

  @Test
  void jobsASecondByNodes() throws Exception {
    var table = new ArrayList<String>();
    table.add("| nodes | jobs | seconds | jobs a second | of one node's |");
    table.add("|--:|--:|--:|--:|--:|");
    double ofOne = 0;
    for (int nodes = 1; nodes <= MOST_NODES; nodes++) {
      double seconds = seconds(nodes);
      ofOne = nodes == 1 ? JOBS / seconds : ofOne;
      table.add(
          "| %d | %d | %.1f | %.2f | %.2f |"
              .formatted(nodes, JOBS, seconds, JOBS / seconds, JOBS / seconds / ofOne));
    }
    table.forEach(System.out::println);
  }

  /** From the first click to the last webhook. */
  private double seconds(int nodes) throws Exception {
    try (var world = new NodesWorld(folder.resolve("of-" + nodes), Duration.ofSeconds(10))) {
      var started = new ArrayList<Node>();
      for (int node = 0; node < nodes; node++) {
        started.add(world.begin(TWO_FETCHES_A_NODE));
      }
      for (Node node : started) {
        node.process().awaitListening();
      }
      warm(world, started);
      world.riskuity().project(PROJECT).delay(RISKUITY_TAKES);
      int before = world.told();
      long began = System.nanoTime();
      for (int job = 0; job < JOBS; job++) {
        world.submit(started.get(job % nodes), PROJECT);
      }
      ProcessWorld.await("all webhooks came", () -> world.told() == before + JOBS);
      return (System.nanoTime() - began) / 1e9;
    }
  }

  /** Each node has made some, and the token is known at each, before it counts. */
  private static void warm(NodesWorld world, List<Node> nodes) throws Exception {
    for (int job = 0; job < 6 * nodes.size(); job++) {
      world.submit(nodes.get(job % nodes.size()), PROJECT);
    }
    int all = 6 * nodes.size();
    ProcessWorld.await("the first jobs are made", () -> world.told() == all);
  }
}

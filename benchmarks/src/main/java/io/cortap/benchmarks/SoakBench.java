package io.cortap.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How memory and disk grow over many jobs of one process. */
final class SoakBench {
  private static final double MEBIBYTE = 1_048_576;

  /**
   * One look at the process.
   *
   * @param databaseBytes of the store's file, without its log
   */
  record Sight(int jobs, long residentBytes, long databaseBytes) {
    String row() {
      return "| %,d | %.0f MiB | %.1f MiB |"
          .formatted(jobs, residentBytes / MEBIBYTE, databaseBytes / MEBIBYTE);
    }
  }

  private SoakBench() {}

  /**
   * @param command what starts the service, up to its own command
   * @param folder empty; everything that is written goes there
   * @param every how many jobs lie between two looks
   * @param heap the service's largest heap, as {@code -Xmx} takes it
   * @param seen is told of each look as soon as it was taken
   */
  static List<Sight> measure(
      List<String> command, Path folder, int jobs, int every, String heap, Consumer<Sight> seen)
      throws IOException, InterruptedException {
    var sights = new ArrayList<Sight>();
    try (var stage = new Stage(command, folder);
        RunningService service =
            stage.start(Map.of("CACHE_TTL_SECONDS", "0", "JAVA_TOOL_OPTIONS", "-Xmx" + heap))) {
      for (int done = 0; ; done += every) {
        var sight = new Sight(done, service.residentBytes(), Files.size(stage.database()));
        sights.add(sight);
        seen.accept(sight);
        if (done >= jobs) {
          return sights;
        }
        stage.run(service, every);
      }
    }
  }
}

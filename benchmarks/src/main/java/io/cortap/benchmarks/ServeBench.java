package io.cortap.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a service on one machine, each beside the machine's own.
 *
 * @param firstAnswer from starting the process to its first answer
 * @param idleBytes resident before the first job
 * @param busyBytes resident after all jobs
 * @param took from the first request to the last webhook
 * @param writesPerJob durable commits that one job needs
 */
record ServeBench(
    Floor floor,
    Duration firstAnswer,
    long idleBytes,
    long busyBytes,
    int jobs,
    Duration took,
    double writesPerJob) {
  private static final double MEBIBYTE = 1_048_576;

  /**
   * @param command what starts the service, up to its own command
   * @param folder empty; everything that is written goes there
   */
  static ServeBench measure(List<String> command, Path folder, int jobs, int starts)
      throws IOException, InterruptedException, SQLException {
    Floor floor = Floor.measure(folder, starts);
    try (var stage = new Stage(command, folder)) {
      var answers = new ArrayList<Duration>();
      for (int i = 1; i < starts; i++) {
        try (RunningService service = stage.start()) {
          answers.add(service.firstAnswerAfter());
        }
      }
      try (RunningService service = stage.start()) {
        answers.add(service.firstAnswerAfter());
        long idle = service.residentBytes();
        Duration took = stage.run(service, jobs);
        return new ServeBench(
            floor,
            Floor.median(answers),
            idle,
            service.residentBytes(),
            jobs,
            took,
            writesPerJob(stage.database()));
      }
    }
  }

  /** A job's version counts its writes. */
  private static double writesPerJob(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT avg(version) FROM job")) {
      return row.getDouble(1);
    }
  }

  /** One table, ready for a page. */
  List<String> table() {
    double jobsPerSecond = jobs / seconds(took);
    double jobsAtBest = floor.commitsPerSecond() / writesPerJob;
    return List.of(
        "| measure | service | floor of the machine | ratio |",
        "|---|--:|---|--:|",
        row(
            "start to first answer",
            "%.2f s".formatted(seconds(firstAnswer)),
            "%.2f s, a bare JVM".formatted(seconds(floor.jvmStart())),
            seconds(firstAnswer) / seconds(floor.jvmStart())),
        row(
            "resident memory, idle",
            "%.0f MiB".formatted(idleBytes / MEBIBYTE),
            "%.0f MiB, a bare JVM".formatted(floor.jvmResidentBytes() / MEBIBYTE),
            (double) idleBytes / floor.jvmResidentBytes()),
        row(
            "resident memory after %,d jobs".formatted(jobs),
            "%.0f MiB".formatted(busyBytes / MEBIBYTE),
            "%.0f MiB, a bare JVM".formatted(floor.jvmResidentBytes() / MEBIBYTE),
            (double) busyBytes / floor.jvmResidentBytes()),
        row(
            "jobs per second, 494 controls each",
            "%.1f".formatted(jobsPerSecond),
            "%.1f: %,.0f durable commits per second, %.1f a job"
                .formatted(jobsAtBest, floor.commitsPerSecond(), writesPerJob),
            jobsPerSecond / jobsAtBest));
  }

  private static String row(String measure, String service, String floor, double ratio) {
    return "| %s | %s | %s | %.2f |".formatted(measure, service, floor, ratio);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}

package io.cortap.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What this machine allows at best.
 *
 * @param jvmStart from starting a JVM that does nothing to its end
 * @param jvmResidentBytes what such a JVM keeps in memory
 * @param commitsPerSecond rows written one by one, each on disk before the next begins
 */
record Floor(Duration jvmStart, long jvmResidentBytes, double commitsPerSecond) {
  private static final Duration COMMITTING = Duration.ofSeconds(2);
  private static final Duration SETTLING = Duration.ofMillis(500);

  /**
   * @param folder on the disk that the service will use
   */
  static Floor measure(Path folder, int starts)
      throws IOException, InterruptedException, SQLException {
    return new Floor(medianStart(starts), residentBytes(), commits(folder));
  }

  private static List<String> bareJvm(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(classes());
    command.add(BareJvm.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Our own jar or folder alone, which is all that a bare JVM needs. */
  private static String classes() {
    URI ours =
        URI.create(BareJvm.class.getProtectionDomain().getCodeSource().getLocation().toString());
    return Path.of(ours).toString();
  }

  private static Duration medianStart(int starts) throws IOException, InterruptedException {
    var times = new ArrayList<Duration>();
    for (int i = 0; i < starts; i++) {
      long began = System.nanoTime();
      new ProcessBuilder(bareJvm()).inheritIO().start().waitFor();
      times.add(Duration.ofNanos(System.nanoTime() - began));
    }
    return median(times);
  }

  private static long residentBytes() throws IOException, InterruptedException {
    Process waiting = new ProcessBuilder(bareJvm("wait")).inheritIO().start();
    try {
      Thread.sleep(SETTLING);
      return Resident.bytesOf(waiting.pid());
    } finally {
      waiting.destroyForcibly().waitFor();
    }
  }

  /** As the store writes: write-ahead log, and every commit on disk before it returns. */
  private static double commits(Path folder) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("floor.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, document TEXT) STRICT");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO entry (document) VALUES (?)")) {
        insert.setString(1, "x".repeat(2_000));
        return repeatedly(insert);
      }
    }
  }

  private static double repeatedly(PreparedStatement insert) throws SQLException {
    long began = System.nanoTime();
    int commits = 0;
    while (System.nanoTime() - began < COMMITTING.toNanos()) {
      insert.executeUpdate();
      commits++;
    }
    return commits * 1e9 / (System.nanoTime() - began);
  }

  static Duration median(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}

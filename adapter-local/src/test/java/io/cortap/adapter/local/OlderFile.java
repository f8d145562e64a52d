package io.cortap.adapter.local;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.job.Job;
import io.cortap.core.report.ProjectKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A file as the program left it that knew so many steps. */
final class OlderFile {
  private final int version;
  private final Path path;

  private OlderFile(int version, Path path) {
    this.version = version;
    this.path = path;
  }

  static OlderFile of(int version, Path folder) throws SQLException {
    var older = new OlderFile(version, folder.resolve("older-" + version + ".db"));
    try (Connection connection = older.connect()) {
      for (List<String> step : SqliteSchema.STEPS.subList(0, version)) {
        for (String sql : step) {
          execute(connection, sql);
        }
      }
      execute(connection, "PRAGMA application_id = " + SqliteSchema.APPLICATION_ID);
      execute(connection, "PRAGMA user_version = " + version);
    }
    return older;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path.toUri());
  }

  /** The rows that this program writes of the jobs, in the columns that there were. */
  OlderFile holding(List<Job> jobs) throws SQLException {
    Path newer = path.resolveSibling("newer.db");
    try (SqliteFile file = SqliteFile.open(newer)) {
      jobs.forEach(job -> SampleJobs.added(new SqliteJobStore(file), job));
    }
    copy(newer, "token_slot", "slot, taken, chunk");
    copy(
        newer,
        "job",
        "job_id, tenant, version, due_lane, due_at, token_slots, document"
            + since(9, ", audit_records"));
    if (version < 10) {
      changed("UPDATE job SET due_lane = 'REPORT' WHERE due_lane = 'SEALED'");
    }
    if (version >= 2) {
      copy(
          newer,
          "audit_record",
          "job_id, sequence, tenant, at, action, actor, outcome, details, hash"
              + since(9, ", project"));
    }
    return this;
  }

  /** A setup record in its first version, as far as there were any. */
  OlderFile holdingSetup(ProjectKey project) throws SQLException {
    Path newer = path.resolveSibling("newer.db");
    try (SqliteFile file = SqliteFile.open(newer)) {
      Setups.write(file, project, SampleJobs.NOON);
    }
    if (version >= 5) {
      copy(newer, "setup_record", "tenant, project, version, document" + since(9, ", changes"));
    }
    if (version >= 6) {
      copy(
          newer,
          "setup_change",
          "tenant, project, sequence, at, action, actor, outcome, details, hash");
    }
    return this;
  }

  private String since(int step, String columns) {
    return version < step ? "" : columns;
  }

  private void copy(Path from, String table, String columns) throws SQLException {
    try (Connection connection = connect()) {
      execute(connection, "ATTACH '" + from + "' AS newer");
      execute(
          connection,
          "INSERT INTO main.%s (%s) SELECT %s FROM newer.%s"
              .formatted(table, columns, columns, table));
    }
  }

  OlderFile changed(String sql) throws SQLException {
    try (Connection connection = connect()) {
      execute(connection, sql);
    }
    return this;
  }

  Path path() {
    return path;
  }

  SqliteFile opened() {
    return SqliteFile.open(path);
  }

  /** How many steps that file has taken. */
  static int versionOf(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
        var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

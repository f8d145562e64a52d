package io.cortap.adapter.local;

import io.cortap.ports.outbound.PortUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, by version. {@code user_version} counts the steps that a file has taken; a newer
 * program takes the missing ones, an older program refuses the file.
 */
final class SqliteSchema {
  /** "CTPR": says whose file this is. */
  private static final int APPLICATION_ID = 0x43545052;

  /** Steps are only ever added; the first makes version 1. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE job (
                job_id TEXT PRIMARY KEY,
                tenant TEXT NOT NULL,
                version INTEGER NOT NULL,
                due_lane TEXT,
                due_at INTEGER,
                token_slots TEXT NOT NULL,
                document TEXT NOT NULL,
                CHECK ((due_lane IS NULL) = (due_at IS NULL))
              ) STRICT\
              """,
              """
              CREATE INDEX job_due ON job (due_lane, due_at, job_id, tenant)
                WHERE due_lane IS NOT NULL\
              """,
              """
              CREATE TABLE token_slot (
                slot INTEGER PRIMARY KEY,
                taken INTEGER NOT NULL,
                chunk BLOB NOT NULL
              ) STRICT\
              """,
              "CREATE INDEX token_slot_free ON token_slot (slot) WHERE taken = 0"),
          List.of(
              """
              CREATE TABLE audit_record (
                job_id TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                tenant TEXT NOT NULL,
                at INTEGER NOT NULL,
                action TEXT NOT NULL,
                actor TEXT NOT NULL,
                outcome TEXT NOT NULL,
                details TEXT NOT NULL,
                hash TEXT NOT NULL,
                PRIMARY KEY (job_id, sequence)
              ) STRICT, WITHOUT ROWID\
              """,
              """
              CREATE TRIGGER audit_record_is_final BEFORE UPDATE ON audit_record
                BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END\
              """));

  private SqliteSchema() {}

  /** Brings the file to this program's version, within the caller's transaction. */
  static void bringUpToDate(Connection connection, String operation) throws SQLException {
    int version = number(connection, "PRAGMA user_version");
    if (isForeign(connection)) {
      throw new PortUnavailableException(
          operation, "it is another program's SQLite file; use another data folder");
    }
    if (version > STEPS.size()) {
      throw new PortUnavailableException(
          operation,
          "its schema has version %d, this program knows up to %d; run the newer program"
              .formatted(version, STEPS.size()));
    }
    try (Statement statement = connection.createStatement()) {
      for (List<String> step : STEPS.subList(version, STEPS.size())) {
        for (String sql : step) {
          statement.execute(sql);
        }
      }
      if (version < STEPS.size()) {
        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + STEPS.size());
      }
    }
  }

  private static boolean isForeign(Connection connection) throws SQLException {
    return number(connection, "PRAGMA application_id") != APPLICATION_ID
        && number(connection, "SELECT count(*) FROM sqlite_schema") > 0;
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getInt(1);
    }
  }
}

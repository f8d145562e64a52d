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
  static final int APPLICATION_ID = 0x43545052;

  /** Steps are only ever added; the first makes version 1. */
  static final List<List<String>> STEPS =
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
              """),
          // Computed from the document, so that rows of older files have it too.
          List.of(
              """
              ALTER TABLE job ADD COLUMN lease_holder TEXT GENERATED ALWAYS AS (
                CASE WHEN json_valid(document) THEN coalesce(
                  json_extract(document, '$.state.lease.holder'),
                  json_extract(document, '$.delivery.lease.holder')) END) VIRTUAL\
              """,
              """
              CREATE INDEX job_lease_holder ON job (lease_holder)
                WHERE lease_holder IS NOT NULL\
              """,
              "CREATE TABLE trial (bytes BLOB NOT NULL) STRICT"),
          listsAndClaims(),
          List.of(
              """
              CREATE TABLE setup_record (
                tenant TEXT NOT NULL,
                project INTEGER NOT NULL,
                version INTEGER NOT NULL,
                document TEXT NOT NULL,
                PRIMARY KEY (tenant, project)
              ) STRICT, WITHOUT ROWID\
              """),
          List.of(
              """
              CREATE TABLE setup_change (
                tenant TEXT NOT NULL,
                project INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                at INTEGER NOT NULL,
                action TEXT NOT NULL,
                actor TEXT NOT NULL,
                outcome TEXT NOT NULL,
                details TEXT NOT NULL,
                hash TEXT NOT NULL,
                PRIMARY KEY (tenant, project, sequence)
              ) STRICT, WITHOUT ROWID\
              """,
              """
              CREATE TRIGGER setup_change_is_final BEFORE UPDATE ON setup_change
                BEGIN SELECT RAISE(ABORT, 'setup changes are never changed'); END\
              """,
              """
              CREATE TRIGGER setup_change_stays BEFORE DELETE ON setup_change
                BEGIN SELECT RAISE(ABORT, 'setup changes are never removed'); END\
              """),
          // Rows of older files say whether the project was allowed, which confirms the token too.
          List.of(
              """
              ALTER TABLE job ADD COLUMN unconfirmed INTEGER AS (
                CASE WHEN json_valid(document) AND document ->> '$.material.is' = 'token'
                  THEN NOT coalesce(
                    document ->> '$.material.confirmed', document ->> '$.material.authorized', 0)
                  ELSE 0 END) VIRTUAL\
              """,
              """
              CREATE INDEX job_backlog ON job (unconfirmed, tenant) WHERE due_lane = 'REPORT'\
              """),
          // Several jobs may wait for one scope, in the order of their places.
          List.of(
              """
              CREATE TABLE idempotency_seeker (
                place INTEGER PRIMARY KEY,
                scope TEXT NOT NULL,
                job_id TEXT NOT NULL,
                ends_at INTEGER NOT NULL,
                UNIQUE (scope, job_id)
              ) STRICT\
              """,
              """
              INSERT INTO idempotency_seeker (scope, job_id, ends_at)
                SELECT scope, job_id, ends_at FROM idempotency_claim\
              """,
              "DROP TABLE idempotency_claim",
              "CREATE INDEX idempotency_seeker_end ON idempotency_seeker (ends_at)"),
          AuditSchema.STEP,
          List.of(
              """
              UPDATE job SET due_lane = 'SEALED' WHERE due_lane = 'REPORT'
                AND json_valid(document) AND document ->> '$.material.is' = 'snapshot'\
              """,
              "DROP INDEX job_backlog",
              """
              CREATE INDEX job_backlog ON job (unconfirmed, tenant)
                WHERE due_lane IN ('REPORT', 'SEALED')\
              """),
          // Whoever asks what moved lately finds it without looking at what did not.
          List.of(
              member("updated_at", "rtrim(document ->> '$.updated_at', 'Z')"),
              "CREATE INDEX job_moved ON job (tenant, updated_at)"));

  private SqliteSchema() {}

  /**
   * What lists look for, computed out of the document: {@code status} is null in rows that the
   * first version wrote. Without its Z an instant's text sorts like the instant, with and without
   * milliseconds. A damaged document gives nulls, so that its row can still be mended.
   */
  private static List<String> listsAndClaims() {
    return List.of(
        member("user_id", "document ->> '$.user'"),
        member("project_id", "document ->> '$.request.project'"),
        member("status", "document ->> '$.status'"),
        member("created_at", "rtrim(document ->> '$.created_at', 'Z')"),
        member("finished_at", "rtrim(document ->> '$.state.finished_at', 'Z')"),
        """
        CREATE INDEX job_of_user
          ON job (tenant, user_id, created_at, job_id, project_id, status, finished_at)\
        """,
        """
        CREATE TABLE idempotency_claim (
          scope TEXT PRIMARY KEY,
          job_id TEXT NOT NULL,
          ends_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID\
        """,
        "CREATE INDEX idempotency_claim_end ON idempotency_claim (ends_at)");
  }

  private static String member(String column, String value) {
    return "ALTER TABLE job ADD COLUMN "
        + column
        + " ANY AS (CASE WHEN json_valid(document) THEN "
        + value
        + " END) VIRTUAL";
  }

  /**
   * How many steps the file has taken.
   *
   * @throws PortUnavailableException if it is not ours, or took steps that this program does not
   *     know
   */
  static int version(Connection connection, String operation) throws SQLException {
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
    return version;
  }

  /** Brings the file to this program's version, within the caller's transaction. */
  static void bringUpToDate(Connection connection, String operation) throws SQLException {
    int version = version(connection, operation);
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

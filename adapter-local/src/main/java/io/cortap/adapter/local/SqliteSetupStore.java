package io.cortap.adapter.local;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.report.PlainValues;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Setup records in a SQLite file, a row a project and a row a change; several processes of one host
 * may share it. What {@link #replace} returned from survives {@code kill -9}.
 */
public final class SqliteSetupStore implements SetupStore {
  private final SqliteFile file;

  /**
   * @param file borrowed: whoever opened it closes it
   */
  public SqliteSetupStore(SqliteFile file) {
    this.file = file;
  }

  @Override
  public Optional<Versioned<SetupRecord>> find(ProjectKey project) {
    return read("read the setup record of " + project, tx -> find(tx, project));
  }

  @Override
  public AuditTrail trail(ProjectKey project) {
    return read("read the setup changes of " + project, tx -> trail(tx, project));
  }

  private <T> T read(String operation, SqlWork<T> work) {
    try {
      return file.read(operation, work);
    } catch (DamagedRecordException e) {
      throw new PortUnavailableException(
          operation + ": its row is damaged or newer than this program (" + e.getMessage() + ")",
          e);
    }
  }

  private static AuditTrail trail(Connection connection, ProjectKey project) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT sequence, at, action, actor, outcome, details, hash FROM setup_change
              WHERE tenant = ? AND project = ? ORDER BY sequence\
            """)) {
      select.setString(1, project.tenant().value());
      select.setLong(2, project.project().value());
      return new AuditTrail(SetupTrail.empty(project).name(), AuditRows.all(select));
    }
  }

  private static Optional<Versioned<SetupRecord>> find(Connection connection, ProjectKey project)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT document, version FROM setup_record WHERE tenant = ? AND project = ?")) {
      select.setString(1, project.tenant().value());
      select.setLong(2, project.project().value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Versioned<>(record(row.getString(1)), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  private static SetupRecord record(String document) {
    try {
      return new SetupRecord(PlainValues.copyOf(JsonText.read(document)));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException("it does not fit: " + e.getMessage());
    }
  }

  @Override
  public Optional<Versioned<SetupRecord>> replace(
      ProjectKey project, long read, SetupRecord next, AuditRecord change) {
    boolean written =
        file.write(
            "write the setup record of " + project,
            tx -> {
              boolean newest = write(tx, project, read, next) == 1;
              if (newest) {
                append(tx, project, change);
              }
              return newest;
            });
    return written ? Optional.of(new Versioned<>(next, read + 1)) : Optional.empty();
  }

  private static void append(Connection connection, ProjectKey project, AuditRecord change)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO setup_change
                (tenant, project, sequence, at, action, actor, outcome, details, hash)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
      insert.setString(1, project.tenant().value());
      insert.setLong(2, project.project().value());
      AuditRows.bind(insert, 3, change);
      insert.executeUpdate();
    }
  }

  private static int write(Connection connection, ProjectKey project, long read, SetupRecord next)
      throws SQLException {
    String sql =
        read == UNWRITTEN
            ? """
            INSERT OR IGNORE INTO setup_record (document, tenant, project, version, changes)
              VALUES (?, ?, ?, ? + 1, 1)\
            """
            : """
            UPDATE setup_record SET document = ?, version = version + 1, changes = changes + 1
              WHERE tenant = ? AND project = ? AND version = ?\
            """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, JsonText.write(next.members()));
      statement.setString(2, project.tenant().value());
      statement.setLong(3, project.project().value());
      statement.setLong(4, read);
      return statement.executeUpdate();
    }
  }
}

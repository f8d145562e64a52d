package io.cortap.adapter.local;

import io.cortap.core.report.PlainValues;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Setup records in a SQLite file, a row a project; several processes of one host may share it. What
 * {@link #replace} returned from survives {@code kill -9}.
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
    String operation = "read the setup record of " + project;
    try {
      return file.read(operation, tx -> find(tx, project));
    } catch (DamagedRecordException e) {
      throw new PortUnavailableException(
          operation + ": its row is damaged or newer than this program (" + e.getMessage() + ")",
          e);
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
  public Optional<Versioned<SetupRecord>> replace(ProjectKey project, long read, SetupRecord next) {
    int rows =
        file.write("write the setup record of " + project, tx -> write(tx, project, read, next));
    return rows == 1 ? Optional.of(new Versioned<>(next, read + 1)) : Optional.empty();
  }

  private static int write(Connection connection, ProjectKey project, long read, SetupRecord next)
      throws SQLException {
    String sql =
        read == UNWRITTEN
            ? """
            INSERT OR IGNORE INTO setup_record (document, tenant, project, version)
              VALUES (?, ?, ?, ? + 1)\
            """
            : """
            UPDATE setup_record SET document = ?, version = version + 1
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

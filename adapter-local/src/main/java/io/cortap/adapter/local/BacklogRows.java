package io.cortap.adapter.local;

import io.cortap.core.job.Backlog;
import io.cortap.core.report.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts the rows of unfinished jobs, by an index alone, within one transaction. */
final class BacklogRows {
  static final String OF_TENANT =
      "SELECT count(*) FROM job WHERE due_lane IN ('REPORT', 'SEALED')"
          + " AND unconfirmed = 0 AND tenant = ?";
  static final String UNCONFIRMED =
      "SELECT count(*) FROM job WHERE due_lane IN ('REPORT', 'SEALED') AND unconfirmed = 1";

  private final Connection connection;

  BacklogRows(Connection connection) {
    this.connection = connection;
  }

  Backlog of(TenantId tenant) throws SQLException {
    return new Backlog(ofTenant(tenant), unconfirmed());
  }

  private int ofTenant(TenantId tenant) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_TENANT)) {
      select.setString(1, tenant.value());
      return count(select);
    }
  }

  private int unconfirmed() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(UNCONFIRMED)) {
      return count(select);
    }
  }

  private static int count(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.getInt(1);
    }
  }
}

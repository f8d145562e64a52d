package io.cortap.adapter.local;

import io.cortap.core.audit.DailyRoot;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of daily roots, within one transaction. */
final class RootRows {
  private final Connection connection;

  RootRows(Connection connection) {
    this.connection = connection;
  }

  /** Names that no tenant could have are left out: whoever reads their trail is told. */
  List<TenantId> tenants() throws SQLException {
    var tenants = new ArrayList<TenantId>();
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT tenant FROM audit_record UNION SELECT tenant FROM setup_change
                  UNION SELECT tenant FROM audit_root ORDER BY tenant\
                """);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (TenantId.isWellFormed(row.getString(1))) {
          tenants.add(new TenantId(row.getString(1)));
        }
      }
    }
    return tenants;
  }

  List<DailyRoot> of(TenantId tenant) throws SQLException {
    var roots = new ArrayList<DailyRoot>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT day, before, trails, ends, hash FROM audit_root WHERE tenant = ? ORDER BY day\
            """)) {
      select.setString(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          roots.add(root(tenant, row));
        }
      }
    }
    return roots;
  }

  private static DailyRoot root(TenantId tenant, ResultSet row) throws SQLException {
    try {
      return new DailyRoot(
          tenant,
          LocalDate.parse(row.getString(1)),
          Optional.ofNullable(row.getString(2)).map(Sha256::new),
          row.getInt(3),
          new Sha256(row.getString(4)),
          new Sha256(row.getString(5)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new DamagedRecordException(
          "the audit root of tenant %s, %s does not fit: %s"
              .formatted(tenant, row.getString(1), e.getMessage()));
    }
  }

  boolean add(DailyRoot root) throws SQLException {
    Optional<DailyRoot> last = of(root.tenant()).stream().reduce((earlier, later) -> later);
    if (!root.follows(last)) {
      return false;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO audit_root (tenant, day, before, trails, ends, hash)
              VALUES (?, ?, ?, ?, ?, ?)\
            """)) {
      insert.setString(1, root.tenant().value());
      insert.setString(2, root.day().toString());
      insert.setString(3, root.before().map(Sha256::hex).orElse(null));
      insert.setInt(4, root.trails());
      insert.setString(5, root.ends().hex());
      insert.setString(6, root.hash().hex());
      insert.executeUpdate();
    }
    return true;
  }
}

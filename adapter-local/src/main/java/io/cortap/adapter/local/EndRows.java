package io.cortap.adapter.local;

import io.cortap.core.audit.TrailEnd;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where trails stood at the end of days, within one transaction. */
final class EndRows {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** Some 270,000 years from 1970: days in milliseconds fit into 64 bits. */
  private static final long FARTHEST_DAY = 100_000_000;

  private final Connection connection;

  EndRows(Connection connection) {
    this.connection = connection;
  }

  /** How a table's rows are named. */
  @FunctionalInterface
  private interface Naming {
    TrailName of(ResultSet row) throws SQLException;
  }

  SortedMap<LocalDate, List<TrailEnd>> of(TenantId tenant, LocalDate from, LocalDate before)
      throws SQLException {
    var ends = new TreeMap<LocalDate, List<TrailEnd>>();
    // The columns beside max() are those of the row that has it: sqlite.org/lang_select.html 2.5.
    add(
        ends,
        """
        SELECT tenant, project, job_id, max(sequence) AS sequence, hash, at / ?1 AS day
          FROM audit_record WHERE tenant = ?2 AND at >= ?3 AND at < ?4
          GROUP BY job_id, project, day\
        """,
        TrailName::ofJob,
        tenant,
        from,
        before);
    add(
        ends,
        """
        SELECT tenant, project, max(sequence) AS sequence, hash, at / ?1 AS day
          FROM setup_change WHERE tenant = ?2 AND at >= ?3 AND at < ?4
          GROUP BY project, day\
        """,
        TrailName::ofSetup,
        tenant,
        from,
        before);
    return ends;
  }

  private void add(
      SortedMap<LocalDate, List<TrailEnd>> ends,
      String sql,
      Naming naming,
      TenantId tenant,
      LocalDate from,
      LocalDate before)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, DAY_MILLIS);
      select.setString(2, tenant.value());
      select.setLong(3, millis(from));
      select.setLong(4, millis(before));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ends.computeIfAbsent(LocalDate.ofEpochDay(row.getLong("day")), none -> new ArrayList<>())
              .add(end(naming.of(row), row));
        }
      }
    }
  }

  private static TrailEnd end(TrailName trail, ResultSet row) throws SQLException {
    try {
      return new TrailEnd(trail.name(), row.getInt("sequence"), new Sha256(row.getString("hash")));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException("trail " + trail.name() + ": " + e.getMessage());
    }
  }

  private static long millis(LocalDate day) {
    return Math.clamp(day.toEpochDay(), -FARTHEST_DAY, FARTHEST_DAY) * DAY_MILLIS;
  }
}

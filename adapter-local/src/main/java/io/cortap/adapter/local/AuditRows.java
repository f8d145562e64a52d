package io.cortap.adapter.local;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.job.Job;
import io.cortap.core.report.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of audit records, within one transaction. They are written once, with the job's own
 * write, and outlive its row.
 */
final class AuditRows {
  private final Connection connection;

  AuditRows(Connection connection) {
    this.connection = connection;
  }

  void append(Job job, List<AuditRecord> records) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO audit_record
                (job_id, tenant, project, sequence, at, action, actor, outcome, details, hash)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
      for (AuditRecord record : records) {
        insert.setString(1, job.id().value());
        insert.setString(2, job.key().tenant().value());
        insert.setLong(3, job.accepted().request().project().value());
        bind(insert, 4, record);
        insert.executeUpdate();
      }
    }
  }

  /** Sequence, time, action, actor, outcome, details and hash, from this parameter on. */
  static void bind(PreparedStatement insert, int from, AuditRecord record) throws SQLException {
    insert.setInt(from, record.sequence());
    insert.setLong(from + 1, record.at().toEpochMilli());
    insert.setString(from + 2, record.action().wireName());
    insert.setString(from + 3, record.actor().value());
    insert.setString(from + 4, record.outcome());
    insert.setString(
        from + 5, JsonText.write(new LinkedHashMap<String, @Nullable Object>(record.details())));
    insert.setString(from + 6, record.hash().hex());
  }

  /**
   * @return the job's records, oldest first
   * @throws DamagedRecordException if one of them cannot be read
   */
  List<AuditRecord> of(String jobId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT sequence, at, action, actor, outcome, details, hash FROM audit_record
              WHERE job_id = ? ORDER BY sequence\
            """)) {
      select.setString(1, jobId);
      return all(select);
    }
  }

  /** Every record that is selected, its columns as {@link #bind} has them. */
  static List<AuditRecord> all(PreparedStatement select) throws SQLException {
    var records = new ArrayList<AuditRecord>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        records.add(record(row));
      }
    }
    return records;
  }

  /**
   * The record of a row whose first columns are as {@link #bind} has them.
   *
   * @throws DamagedRecordException if it cannot be read
   */
  static AuditRecord record(ResultSet row) throws SQLException {
    try {
      var details = new TreeMap<String, String>();
      JsonText.read(row.getString(6))
          .forEach((name, value) -> details.put(String.valueOf(name), String.valueOf(value)));
      return new AuditRecord(
          row.getInt(1),
          Instant.ofEpochMilli(row.getLong(2)),
          AuditAction.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
          new Actor(row.getString(4)),
          row.getString(5),
          details,
          new Sha256(row.getString(7)));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException("an audit record does not fit: " + e.getMessage());
    }
  }
}

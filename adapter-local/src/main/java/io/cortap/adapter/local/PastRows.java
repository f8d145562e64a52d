package io.cortap.adapter.local;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.Retention;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of jobs and trails that are past, within one transaction. */
final class PastRows {
  private static final int BATCH = 100;

  private final Connection connection;

  PastRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * What became of one batch.
   *
   * @param last up to where the rows were looked at; empty when there were no more
   */
  record Batch(int removed, Optional<String> last) {}

  /**
   * @param after an id, or empty text to begin with the first; ids begin with the time at which
   *     their job was accepted
   */
  Batch remove(Retention retention, String after) throws SQLException {
    List<JobId> candidates = restingAfter(after);
    int removed = 0;
    for (JobId id : candidates) {
      if (!id.acceptedBy(retention.goneUntil())) {
        return new Batch(removed, Optional.empty());
      }
      if (isPast(id, retention)) {
        delete(id);
        removed++;
      }
    }
    return new Batch(
        removed,
        candidates.size() < BATCH ? Optional.empty() : Optional.of(candidates.getLast().value()));
  }

  private List<JobId> restingAfter(String after) throws SQLException {
    var ids = new ArrayList<JobId>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT job_id FROM job WHERE due_lane IS NULL AND job_id > ?
              ORDER BY job_id LIMIT ?\
            """)) {
      select.setString(1, after);
      select.setInt(2, BATCH);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(new JobId(row.getString(1)));
        }
      }
    }
    return ids;
  }

  private boolean isPast(JobId id, Retention retention) throws SQLException {
    try {
      Optional<Job> job = new JobRows(connection).find(id).map(Versioned::value);
      return job.filter(retention::isPast).isPresent();
    } catch (DamagedRecordException whoeverReadsItIsTold) {
      return false;
    }
  }

  private void delete(JobId id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM job WHERE job_id = ?")) {
      delete.setString(1, id.value());
      delete.executeUpdate();
    }
  }

  /**
   * Removes whole trails whose job is gone.
   *
   * @param goneUntil what had its last record then or earlier
   * @param after a job's id, or empty text to begin with the first
   */
  Batch removeTrails(Instant goneUntil, String after) throws SQLException {
    try (PreparedStatement say =
        connection.prepareStatement("UPDATE audit_gone SET until = max(until, ?)")) {
      say.setLong(1, goneUntil.toEpochMilli());
      say.executeUpdate();
    }
    List<String> past = pastTrails(goneUntil, after);
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM audit_record WHERE job_id = ?")) {
      for (String id : past) {
        delete.setString(1, id);
        delete.executeUpdate();
      }
    }
    return new Batch(
        past.size(), past.size() < BATCH ? Optional.empty() : Optional.of(past.getLast()));
  }

  private List<String> pastTrails(Instant goneUntil, String after) throws SQLException {
    var ids = new ArrayList<String>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT job_id FROM audit_record WHERE job_id > ?
              GROUP BY job_id HAVING max(at) <= ?
                AND NOT EXISTS (SELECT 1 FROM job WHERE job.job_id = audit_record.job_id)
              ORDER BY job_id LIMIT ?\
            """)) {
      select.setString(1, after);
      select.setLong(2, goneUntil.toEpochMilli());
      select.setInt(3, BATCH);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString(1));
        }
      }
    }
    return ids;
  }

  /** Every job's id. */
  List<String> all() throws SQLException {
    var ids = new ArrayList<String>();
    try (PreparedStatement select = connection.prepareStatement("SELECT job_id FROM job");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  boolean isThere(JobId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM job WHERE job_id = ?")) {
      select.setString(1, id.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}

package io.cortap.adapter.local;

import io.cortap.core.job.JobId;
import io.cortap.ports.outbound.Caretaker.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Counts what waits, by the index of due work alone, within one transaction. */
final class WaitingRows {
  private static final String DUE =
      "SELECT count(*) FILTER (WHERE due_lane <> 'DELIVERY'), min(due_at) FROM job"
          + " WHERE due_lane IN ('REPORT', 'SEALED', 'DELIVERY') AND due_at <= ?";
  private static final String UNDELIVERED =
      "SELECT min(job_id) FROM job WHERE due_lane = 'DELIVERY'";

  private final Connection connection;

  WaitingRows(Connection connection) {
    this.connection = connection;
  }

  Waiting at(Instant now) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setLong(1, now.toEpochMilli());
      try (ResultSet row = select.executeQuery()) {
        int jobs = row.getInt(1);
        long since = row.getLong(2);
        Optional<Instant> dueSince =
            row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(since));
        return new Waiting(jobs, dueSince, undelivered());
      }
    }
  }

  private Optional<JobId> undelivered() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(UNDELIVERED);
        ResultSet row = select.executeQuery()) {
      return Optional.ofNullable(row.getString(1)).map(JobId::new);
    }
  }
}

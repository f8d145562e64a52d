package io.cortap.adapter.local;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.NodeId;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of jobs that a node holds, within one transaction. */
final class HeldRows {
  private static final Logger LOG = LoggerFactory.getLogger(HeldRows.class);

  private final Connection connection;

  HeldRows(Connection connection) {
    this.connection = connection;
  }

  /** Up to {@code limit} of them; rows that cannot be read are left out. */
  List<Versioned<Job>> of(NodeId holder, int limit) throws SQLException {
    var held = new ArrayList<Versioned<Job>>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT job_id FROM job WHERE lease_holder = ? ORDER BY job_id")) {
      select.setString(1, holder.value());
      try (ResultSet row = select.executeQuery()) {
        while (held.size() < limit && row.next()) {
          readable(new JobId(row.getString(1))).ifPresent(held::add);
        }
      }
    }
    return held;
  }

  private Optional<Versioned<Job>> readable(JobId id) throws SQLException {
    try {
      return new JobRows(connection).find(id);
    } catch (DamagedRecordException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("event", "job_row_damaged")
          .addKeyValue("job_id", id)
          .log("a dead node held a job whose row cannot be read; nobody takes it back");
      return Optional.empty();
    }
  }
}

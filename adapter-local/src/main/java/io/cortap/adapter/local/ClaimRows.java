package io.cortap.adapter.local;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The rows of claimed idempotency scopes, within one transaction. */
final class ClaimRows {
  /** How many ended claims a submission clears away, so that none has to wait for thousands. */
  private static final int MOST_CLEARED = 100;

  private final Connection connection;
  private final JobRows jobs;

  ClaimRows(Connection connection, JobRows jobs) {
    this.connection = connection;
    this.jobs = jobs;
  }

  /** A job that holds a scope, and until when. */
  record Held(Versioned<Job> job, Instant endsAt) {}

  /** The holder of the first scope that is not free. */
  Optional<Held> holder(IdempotencyClaim claim, Instant now) throws SQLException {
    for (Sha256 scope : claim.scopes()) {
      Optional<Held> held = holder(scope, claim, now);
      if (held.isPresent()) {
        return held;
      }
    }
    return Optional.empty();
  }

  private Optional<Held> holder(Sha256 scope, IdempotencyClaim claim, Instant now)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT job_id, ends_at FROM idempotency_claim WHERE scope = ?")) {
      select.setString(1, scope.hex());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Instant endsAt = Instant.ofEpochMilli(row.getLong(2));
        return jobs.find(new JobId(row.getString(1)))
            .filter(job -> claim.yieldsTo(job.value(), endsAt, now))
            .map(job -> new Held(job, endsAt));
      }
    }
  }

  /** Gives the job every scope that is free, and clears ended claims away. */
  void take(IdempotencyClaim claim, Instant now, Held holder) throws SQLException {
    for (Sha256 scope : claim.scopes()) {
      if (holder(scope, claim, now).isEmpty()) {
        put(scope, holder);
      }
    }
    if (!claim.scopes().isEmpty()) {
      clear(now);
    }
  }

  private void put(Sha256 scope, Held holder) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO idempotency_claim (scope, job_id, ends_at) VALUES (?, ?, ?)")) {
      put.setString(1, scope.hex());
      put.setString(2, holder.job().value().id().value());
      put.setLong(3, holder.endsAt().toEpochMilli());
      put.executeUpdate();
    }
  }

  private void clear(Instant now) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            DELETE FROM idempotency_claim WHERE scope IN
              (SELECT scope FROM idempotency_claim WHERE ends_at <= ? LIMIT ?)\
            """)) {
      delete.setLong(1, now.toEpochMilli());
      delete.setInt(2, MOST_CLEARED);
      delete.executeUpdate();
    }
  }
}

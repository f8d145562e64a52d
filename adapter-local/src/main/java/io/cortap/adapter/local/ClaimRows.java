package io.cortap.adapter.local;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of claimed idempotency scopes and of those who wait for one, within one transaction. */
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

  /** The holder of the first scope that decides. */
  Optional<Held> holder(IdempotencyClaim claim, Instant now) throws SQLException {
    for (IdempotencyClaim.Scope scope : claim.sought()) {
      Optional<Held> held = holder(scope, claim, now);
      if (held.isPresent()) {
        return held;
      }
    }
    return Optional.empty();
  }

  private Optional<Held> holder(IdempotencyClaim.Scope scope, IdempotencyClaim claim, Instant now)
      throws SQLException {
    return seekers(scope).stream()
        .filter(seeker -> claim.isHeld(scope, seeker.job().value(), seeker.endsAt(), now))
        .findFirst();
  }

  /** Every job that is there and has taken the scope, in the order in which they did. */
  private List<Held> seekers(IdempotencyClaim.Scope scope) throws SQLException {
    var seekers = new ArrayList<Held>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT job_id, ends_at FROM idempotency_seeker WHERE scope = ? ORDER BY place")) {
      select.setString(1, scope.digest().hex());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Instant endsAt = Instant.ofEpochMilli(row.getLong(2));
          jobs.find(new JobId(row.getString(1)))
              .ifPresent(job -> seekers.add(new Held(job, endsAt)));
        }
      }
    }
    return seekers;
  }

  /** Gives the job every scope that is not held, and clears ended claims away. */
  void take(IdempotencyClaim claim, Instant now, Held taker) throws SQLException {
    for (IdempotencyClaim.Scope scope : claim.scopes()) {
      if (holder(scope, claim, now).isEmpty()) {
        take(scope, claim, now, taker);
      }
    }
    if (!claim.scopes().isEmpty()) {
      clear(now);
    }
  }

  private void take(IdempotencyClaim.Scope scope, IdempotencyClaim claim, Instant now, Held taker)
      throws SQLException {
    boolean holds = claim.isHeld(scope, taker.job().value(), taker.endsAt(), now);
    List<Held> waiting = holds ? List.of() : seekers(scope);
    remove(scope);
    for (Held seeker : waiting) {
      if (claim.mayBeHeld(scope, seeker.job().value(), seeker.endsAt(), now)) {
        put(scope, seeker);
      }
    }
    put(scope, taker);
  }

  private void remove(IdempotencyClaim.Scope scope) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM idempotency_seeker WHERE scope = ?")) {
      delete.setString(1, scope.digest().hex());
      delete.executeUpdate();
    }
  }

  private void put(IdempotencyClaim.Scope scope, Held seeker) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            """
            INSERT INTO idempotency_seeker (scope, job_id, ends_at) VALUES (?, ?, ?)
              ON CONFLICT DO NOTHING\
            """)) {
      put.setString(1, scope.digest().hex());
      put.setString(2, seeker.job().value().id().value());
      put.setLong(3, seeker.endsAt().toEpochMilli());
      put.executeUpdate();
    }
  }

  private void clear(Instant now) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            DELETE FROM idempotency_seeker WHERE place IN
              (SELECT place FROM idempotency_seeker WHERE ends_at <= ? LIMIT ?)\
            """)) {
      delete.setLong(1, now.toEpochMilli());
      delete.setInt(2, MOST_CLEARED);
      delete.executeUpdate();
    }
  }
}

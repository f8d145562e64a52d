package io.cortap.adapter.local;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.Material;
import io.cortap.core.report.EncryptedToken;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** The rows of jobs, within one transaction. */
final class JobRows {
  /** Which version of the tenant's job is stored. */
  static final SqlQuestion<JobKey, OptionalLong> VERSION =
      new SqlQuestion<>(
          "SELECT version FROM job WHERE job_id = ? AND tenant = ?",
          (statement, key) -> {
            statement.setString(1, key.id().value());
            statement.setString(2, key.tenant().value());
          },
          row -> row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty());

  private final Connection connection;
  private final TokenSlots tokens;
  private final AuditRows audit;

  JobRows(Connection connection) {
    this.connection = connection;
    this.tokens = new TokenSlots(connection);
    this.audit = new AuditRows(connection);
  }

  /** How an update ended. */
  enum Outcome {
    STALE,
    WRITTEN,
    /** The row is written, and a token that it held before is overwritten. */
    TOKEN_ERASED
  }

  /** Whether the id was free. */
  void insert(Versioned<Job> added) throws SQLException {
    Job job = added.value();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO job
                (version, due_lane, due_at, token_slots, document, audit_records, job_id, tenant)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
      fill(insert, added, hold(job));
      insert.setString(8, job.key().tenant().value());
      insert.executeUpdate();
    }
    audit.append(job, job.trail().records());
  }

  boolean isTaken(JobId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM job WHERE job_id = ?")) {
      select.setString(1, id.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  Outcome update(Versioned<Job> read, Job next) throws SQLException {
    Optional<String> slots = slotsOf(read);
    if (slots.isEmpty()) {
      return Outcome.STALE;
    }
    boolean sameToken = token(read.value()).equals(token(next));
    boolean erased = !sameToken && !slots.get().isEmpty();
    if (erased) {
      tokens.erase(slots.get());
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE job SET version = ?, due_lane = ?, due_at = ?, token_slots = ?, document = ?,
                audit_records = ?
              WHERE job_id = ?\
            """)) {
      fill(update, new Versioned<>(next, read.version() + 1), sameToken ? slots.get() : hold(next));
      update.executeUpdate();
    }
    List<AuditRecord> trail = next.trail().records();
    int known = read.value().trail().records().size();
    audit.append(next, trail.subList(known, trail.size()));
    return erased ? Outcome.TOKEN_ERASED : Outcome.WRITTEN;
  }

  /** Where the token of the job lies, or empty if that version of it is no longer there. */
  private Optional<String> slotsOf(Versioned<Job> read) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT token_slots FROM job WHERE job_id = ? AND tenant = ? AND version = ?")) {
      select.setString(1, read.value().id().value());
      select.setString(2, read.value().key().tenant().value());
      select.setLong(3, read.version());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private String hold(Job job) throws SQLException {
    Optional<EncryptedToken> token = token(job);
    return token.isPresent() ? tokens.hold(token.get().bytes()) : "";
  }

  private static Optional<EncryptedToken> token(Job job) {
    return switch (job.material()) {
      case Material.Token token -> Optional.of(token.token());
      case Material.Snapshot snapshot -> Optional.empty();
      case Material.Erased erased -> Optional.empty();
    };
  }

  private static void fill(PreparedStatement statement, Versioned<Job> job, String slots)
      throws SQLException {
    statement.setLong(1, job.version());
    Optional<Due> due = job.value().due();
    if (due.isPresent()) {
      statement.setString(2, due.get().lane().name());
      statement.setLong(3, due.get().at().toEpochMilli());
    } else {
      statement.setNull(2, Types.VARCHAR);
      statement.setNull(3, Types.BIGINT);
    }
    statement.setString(4, slots);
    statement.setString(5, JobJson.write(job.value()));
    statement.setInt(6, job.value().trail().records().size());
    statement.setString(7, job.value().id().value());
  }

  /** The tenant's job; a row of another tenant is not even decoded. */
  Optional<Versioned<Job>> find(JobKey key) throws SQLException {
    return isOf(key) ? find(key.id()) : Optional.empty();
  }

  private boolean isOf(JobKey key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(VERSION.sql())) {
      VERSION.asking().fill(select, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  Optional<Versioned<Job>> find(JobId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT version, token_slots, document FROM job WHERE job_id = ?")) {
      select.setString(1, id.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Job job =
            JobJson.read(row.getString(3), tokens.read(row.getString(2)), audit.of(id.value()));
        return Optional.of(new Versioned<>(job, row.getLong(1)));
      }
    }
  }

  /**
   * Walks the index, oldest first, and reads only the rows that it returns: a round for each
   * tenant's oldest, one for each tenant's second oldest, and so on.
   *
   * @param damaged is told of each row that could not be read
   */
  List<Versioned<Job>> due(
      Due.Lane lane,
      Instant now,
      int limit,
      int perTenant,
      BiConsumer<JobId, DamagedRecordException> damaged)
      throws SQLException {
    Collection<Deque<JobId>> waiting = waiting(lane, now).values();
    var due = new ArrayList<Versioned<Job>>();
    for (int round = 0; round < perTenant && due.size() < limit; round++) {
      var turn = new ArrayList<Versioned<Job>>();
      for (Deque<JobId> ofTenant : waiting) {
        Optional<Versioned<Job>> next = Optional.empty();
        while (next.isEmpty() && !ofTenant.isEmpty()) {
          next = readable(ofTenant.removeFirst(), damaged);
        }
        next.ifPresent(turn::add);
        if (round == 0 && turn.size() == limit) {
          break;
        }
      }
      turn.sort(Comparator.comparing(job -> job.value().due().orElseThrow().at()));
      due.addAll(turn.subList(0, Math.min(turn.size(), limit - due.size())));
    }
    return List.copyOf(due);
  }

  /** The ids of what is due, oldest first, by tenant; the tenant with the oldest first. */
  private Map<String, Deque<JobId>> waiting(Due.Lane lane, Instant now) throws SQLException {
    var waiting = new LinkedHashMap<String, Deque<JobId>>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT job_id, tenant FROM job WHERE due_lane = ? AND due_at <= ?
              ORDER BY due_at, job_id\
            """)) {
      select.setString(1, lane.name());
      select.setLong(2, now.toEpochMilli());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          waiting
              .computeIfAbsent(row.getString(2), first -> new ArrayDeque<>())
              .addLast(new JobId(row.getString(1)));
        }
      }
    }
    return waiting;
  }

  /** The job, or empty if there is none, or none that can be read. */
  Optional<Versioned<Job>> readable(JobId id, BiConsumer<JobId, DamagedRecordException> damaged)
      throws SQLException {
    try {
      return find(id);
    } catch (DamagedRecordException e) {
      damaged.accept(id, e);
      return Optional.empty();
    }
  }
}

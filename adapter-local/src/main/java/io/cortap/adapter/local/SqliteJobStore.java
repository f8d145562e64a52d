package io.cortap.adapter.local;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Backlog;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.QueueLimits;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Jobs in one SQLite file, a row a job; several processes of one host may share it.
 *
 * <p>What {@link #add} or {@link #replace} returned from survives {@code kill -9} and, where the
 * disk keeps its word, a loss of power. When a write takes a job's token away, no file of the store
 * holds the token's ciphertext once the write has returned; where a reader of another process
 * stands in the way, that is made good as soon as it is gone.
 *
 * <p>A row that cannot be read is a {@link PortUnavailableException} for whoever asks for that job;
 * {@link #due} leaves it out and logs it once, so that one damaged row does not stop the others.
 */
public final class SqliteJobStore implements JobStore {
  private final SqliteFile file;
  private final DamagedRows damagedRows = new DamagedRows();
  private final LatelyRead latelyRead = new LatelyRead();

  /**
   * @param file borrowed: whoever opened it closes it
   */
  public SqliteJobStore(SqliteFile file) {
    this.file = file;
  }

  @Override
  public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
    String operation = "add job " + job.id();
    try {
      return file.write(operation, tx -> add(tx, job, claim, limits));
    } catch (DamagedRecordException e) {
      throw damaged(operation, e);
    }
  }

  private static Added add(Connection tx, Job job, IdempotencyClaim claim, QueueLimits limits)
      throws SQLException {
    var rows = new JobRows(tx);
    var claims = new ClaimRows(tx, rows);
    Instant now = job.accepted().createdAt();
    Optional<ClaimRows.Held> holder = claims.holder(claim, now);
    if (holder.isPresent()) {
      claims.take(claim, now, holder.get());
      return new Added.KeyHeld(holder.get().job());
    }
    if (rows.isTaken(job.id())) {
      return new Added.IdTaken();
    }
    Backlog backlog = new BacklogRows(tx).of(job.key().tenant());
    if (!limits.admit(job.material().confirmed(), backlog)) {
      return new Added.QueueFull();
    }
    var added = new Versioned<>(job, 1);
    rows.insert(added);
    claims.take(claim, now, new ClaimRows.Held(added, claim.endsAt()));
    return new Added.Stored(added, backlog.ahead(job.material().confirmed()));
  }

  @Override
  public Optional<Versioned<Job>> find(JobKey key) {
    String operation = "read job " + key.id();
    try {
      OptionalLong version = file.ask(operation, JobRows.VERSION, key);
      if (version.isEmpty()) {
        return Optional.empty();
      }
      Optional<Versioned<Job>> known = latelyRead.at(key, version.getAsLong());
      if (known.isPresent()) {
        return known;
      }
      Optional<Versioned<Job>> read = file.read(operation, tx -> new JobRows(tx).find(key));
      read.ifPresent(latelyRead::keep);
      return read;
    } catch (DamagedRecordException e) {
      throw damaged(operation, e);
    }
  }

  @Override
  public Optional<Versioned<Job>> findByLink(LinkClaim claim) {
    String operation = "read job " + claim.job();
    try {
      return file.read(operation, tx -> new JobRows(tx).find(claim.job()));
    } catch (DamagedRecordException e) {
      throw damaged(operation, e);
    }
  }

  @Override
  public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
    if (!read.value().key().equals(next.key())) {
      throw new IllegalArgumentException(
          "job " + read.value().id() + " cannot be replaced by another, " + next.id());
    }
    String operation = "replace job " + next.id();
    JobRows.Outcome outcome;
    try {
      outcome = file.write(operation, tx -> new JobRows(tx).update(read, next));
    } catch (DamagedRecordException e) {
      throw damaged(operation, e);
    }
    return switch (outcome) {
      case STALE -> Optional.empty();
      case WRITTEN -> Optional.of(new Versioned<>(next, read.version() + 1));
      case TOKEN_ERASED -> {
        file.scrub();
        yield Optional.of(new Versioned<>(next, read.version() + 1));
      }
    };
  }

  @Override
  public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
    file.scrubIfOwed();
    return file.read(
        "look for due work",
        tx -> new JobRows(tx).due(lane, now, limit, DUE_PER_TENANT, damagedRows::report));
  }

  private static PortUnavailableException damaged(String operation, DamagedRecordException e) {
    return new PortUnavailableException(
        operation + ": its row is damaged or newer than this program (" + e.getMessage() + ")", e);
  }
}

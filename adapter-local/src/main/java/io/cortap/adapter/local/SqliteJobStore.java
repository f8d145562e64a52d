package io.cortap.adapter.local;

import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(SqliteJobStore.class);

  private final SqliteFile file;
  private final Set<JobId> reportedDamaged = ConcurrentHashMap.newKeySet();

  /**
   * @param file borrowed: whoever opened it closes it
   */
  public SqliteJobStore(SqliteFile file) {
    this.file = file;
  }

  @Override
  public Optional<Versioned<Job>> add(Job job) {
    var added = new Versioned<>(job, 1);
    boolean free = file.write("add job " + job.id(), tx -> new JobRows(tx).insert(added));
    return free ? Optional.of(added) : Optional.empty();
  }

  @Override
  public Optional<Versioned<Job>> find(JobKey key) {
    return find(key.id()).filter(found -> found.value().key().equals(key));
  }

  @Override
  public Optional<Versioned<Job>> findByLink(LinkClaim claim) {
    return find(claim.job());
  }

  private Optional<Versioned<Job>> find(JobId id) {
    String operation = "read job " + id;
    try {
      return file.read(operation, tx -> new JobRows(tx).find(id));
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
        tx -> new JobRows(tx).due(lane, now, limit, DUE_PER_TENANT, this::report));
  }

  private void report(JobId id, DamagedRecordException damage) {
    if (reportedDamaged.add(id)) {
      LOG.atError()
          .setCause(damage)
          .addKeyValue("event", "job_row_damaged")
          .addKeyValue("job_id", id)
          .log("a job's row cannot be read; no worker will take the job");
    }
  }

  private static PortUnavailableException damaged(String operation, DamagedRecordException e) {
    return new PortUnavailableException(
        operation + ": its row is damaged or newer than this program (" + e.getMessage() + ")", e);
  }
}

package io.cortap.adapter.aws;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Backlog;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Jobs in one DynamoDB table, an item a job and an item an audit record; any number of processes on
 * any number of machines share it.
 *
 * <p>{@link #due} and the count of waiting jobs use indexes, which DynamoDB brings up to date a
 * moment after the write; each job that is returned was read consistently.
 *
 * <p>An item that cannot be read is a {@link io.cortap.ports.outbound.PortUnavailableException} for
 * whoever asks for that job; {@link #due} leaves it out and logs it once.
 */
public final class DynamoJobStore implements JobStore {
  private static final String DUE = "look for due work";

  private final DynamoTable table;
  private final Duration kept;
  private final StoredJobs stored;
  private final DueIndex dueIndex;
  private final Standing standing;
  private final Set<TenantId> known = ConcurrentHashMap.newKeySet();

  /**
   * @param kept for how long after its end a job is kept: from then on DynamoDB removes it by
   *     itself
   */
  public DynamoJobStore(DynamoTable table, Duration kept) {
    this.table = table;
    this.kept = kept;
    this.stored = new StoredJobs(table);
    this.dueIndex = new DueIndex(table);
    this.standing = new Standing(table);
  }

  @Override
  public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
    String operation = "add job " + job.id();
    for (int attempt = 1; ; attempt++) {
      if (attempt > 1) {
        DynamoTable.waitBefore(operation, attempt);
      }
      Optional<Added> added =
          AwsFault.reading(operation, () -> tryAdding(operation, job, claim, limits));
      if (added.isPresent()) {
        return added.get();
      }
    }
  }

  /**
   * @return empty if others write to the claim's scopes meanwhile
   */
  private Optional<Added> tryAdding(
      String operation, Job job, IdempotencyClaim claim, QueueLimits limits) {
    Instant now = job.accepted().createdAt();
    TenantId tenant = job.key().tenant();
    Claims claims = Claims.read(operation, table, stored, tenant, claim, now);
    if (claims.areUnsure()) {
      return Optional.empty();
    }
    Optional<Claims.Holder> holder = claims.holder();
    if (holder.isPresent()) {
      List<TransactWriteItem> taking = claims.takenBy(holder.get());
      return taking.isEmpty() || table.write(operation, taking).isEmpty()
          ? Optional.of(new Added.KeyHeld(holder.get().job()))
          : Optional.empty();
    }
    boolean confirmed = job.material().confirmed();
    Backlog backlog = backlog(tenant, confirmed);
    if (!limits.admit(confirmed, backlog)) {
      return Optional.of(new Added.QueueFull());
    }
    var added = new Versioned<>(job, 1);
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(table.unlessThere(JobItem.of(added, kept)));
    records(job, 0).forEach(writes::add);
    int scopesFrom = writes.size();
    writes.addAll(
        claims.takenBy(new Claims.Holder(added, new ClaimItem.Seeker(job.id(), claim.endsAt()))));
    register(tenant);
    Set<Integer> refused = table.write(operation, writes);
    if (refused.isEmpty()) {
      return Optional.of(new Added.Stored(added, backlog.ahead(confirmed)));
    }
    // Where a scope was taken meanwhile, whoever took it may be the answer.
    boolean scopesStand = refused.stream().allMatch(place -> place < scopesFrom);
    return refused.contains(0) && scopesStand ? Optional.of(new Added.IdTaken()) : Optional.empty();
  }

  /** Only the queue that matters is counted. */
  private Backlog backlog(TenantId tenant, boolean confirmed) {
    return confirmed
        ? new Backlog(standing.ofTenant(tenant), 0)
        : new Backlog(0, standing.ofNobody());
  }

  /** Before its first trail is there: a tenant too many on the list does no harm. */
  private void register(TenantId tenant) {
    if (!known.contains(tenant)) {
      Tenants.add(table, tenant);
      known.add(tenant);
    }
  }

  private List<TransactWriteItem> records(Job job, int from) {
    List<AuditRecord> records = job.trail().records();
    return records.subList(from, records.size()).stream()
        .map(record ->
            AuditItem.of(
                job.key().tenant(), job.accepted().request().project(), job.trail().name(), record))
        .map(table::unlessThere)
        .toList();
  }

  @Override
  public Optional<Versioned<Job>> find(JobKey key) {
    String operation = "read job " + key.id();
    return table
        .find(operation, key.id().value())
        .filter(item -> item.find(Item.TENANT).filter(key.tenant().value()::equals).isPresent())
        .map(item -> stored.readable(operation, item));
  }

  @Override
  public Optional<Versioned<Job>> findByLink(LinkClaim claim) {
    return stored.find("read job " + claim.job(), claim.job());
  }

  @Override
  public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
    if (!read.value().key().equals(next.key())) {
      throw new IllegalArgumentException(
          "job " + read.value().id() + " cannot be replaced by another, " + next.id());
    }
    var written = new Versioned<>(next, read.version() + 1);
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(table.over(read.version(), JobItem.of(written, kept)));
    records(next, read.value().trail().records().size()).forEach(writes::add);
    return table.write("replace job " + next.id(), writes).isEmpty()
        ? Optional.of(written)
        : Optional.empty();
  }

  @Override
  public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
    List<DueIndex.Entry> turns =
        AwsFault.reading(DUE, () -> dueIndex.inTurns(DUE, lane, now, limit, DUE_PER_TENANT));
    List<JobId> ids = turns.stream().map(DueIndex.Entry::job).toList();
    List<String> records = turns.stream().flatMap(entry -> entry.records().stream()).toList();
    return stored.findAll(DUE, ids, records).stream()
        .filter(job ->
            job.value()
                .due()
                .filter(due -> due.lane() == lane && !due.at().isAfter(now))
                .isPresent())
        .toList();
  }
}

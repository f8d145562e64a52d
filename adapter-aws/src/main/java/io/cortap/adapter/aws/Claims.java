package io.cortap.adapter.aws;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Job;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Who took a submission's idempotency scopes, as they were read. What follows from it is written
 * only where they are still the same.
 */
final class Claims {
  private final DynamoTable table;
  private final TenantId tenant;
  private final IdempotencyClaim claim;
  private final Instant now;
  private final List<ClaimItem> items;
  private final Map<ClaimItem.Seeker, Versioned<Job>> jobs;

  private Claims(
      DynamoTable table,
      TenantId tenant,
      IdempotencyClaim claim,
      Instant now,
      List<ClaimItem> items,
      Map<ClaimItem.Seeker, Versioned<Job>> jobs) {
    this.table = table;
    this.tenant = tenant;
    this.claim = claim;
    this.now = now;
    this.items = items;
    this.jobs = jobs;
  }

  /** A job that took a scope, and until when its claim lasts. */
  record Holder(Versioned<Job> job, ClaimItem.Seeker seeker) {}

  /**
   * @param now when the submission was accepted
   */
  static Claims read(
      String operation,
      DynamoTable table,
      StoredJobs stored,
      TenantId tenant,
      IdempotencyClaim claim,
      Instant now) {
    List<ClaimItem> untaken =
        claim.scopes().stream().map(scope -> ClaimItem.untaken(tenant, scope)).toList();
    Map<String, Item> found =
        table.findAll(operation, untaken.stream().map(ClaimItem::key).toList());
    List<ClaimItem> items =
        untaken.stream()
            .map(item -> Optional.ofNullable(found.get(item.key())).map(item::read).orElse(item))
            .toList();
    List<ClaimItem.Seeker> seekers =
        items.stream().flatMap(item -> item.seekers().stream()).distinct().toList();
    Map<String, Versioned<Job>> there =
        stored
            .findAll(operation, seekers.stream().map(ClaimItem.Seeker::job).distinct().toList())
            .stream()
            .collect(Collectors.toMap(job -> job.value().id().value(), job -> job));
    var jobs = new HashMap<ClaimItem.Seeker, Versioned<Job>>();
    for (ClaimItem.Seeker seeker : seekers) {
      Optional.ofNullable(there.get(seeker.job().value())).ifPresent(job -> jobs.put(seeker, job));
    }
    return new Claims(table, tenant, claim, now, items, jobs);
  }

  /**
   * Whether a scope is claimed by a job that cannot be read: it is just being written, or damaged.
   * One that was accepted within the retention cannot have been removed.
   */
  boolean areUnsure() {
    return items.stream()
        .flatMap(item -> item.seekers().stream())
        .anyMatch(seeker ->
            now.isBefore(seeker.endsAt())
                && seeker.endsAt().minus(IdempotencyKey.KEPT).isAfter(claim.goneUntil())
                && !jobs.containsKey(seeker));
  }

  /** The holder of the first scope that decides. */
  Optional<Holder> holder() {
    return items.stream()
        .filter(item -> claim.sought().contains(item.scope()))
        .flatMap(item -> holder(item).stream())
        .findFirst();
  }

  private Optional<Holder> holder(ClaimItem item) {
    return item.seekers().stream()
        .flatMap(seeker ->
            Optional.ofNullable(jobs.get(seeker)).stream().map(job -> new Holder(job, seeker)))
        .filter(held -> claim.isHeld(item.scope(), held.job().value(), held.seeker().endsAt(), now))
        .findFirst();
  }

  /** The writes that give the taker every scope that is not held; none if that changes nothing. */
  List<TransactWriteItem> takenBy(Holder taker) {
    var writes = new ArrayList<TransactWriteItem>();
    for (ClaimItem item : items) {
      if (holder(item).isEmpty()) {
        ClaimItem next = item.taken(waiting(item, taker), taker.seeker());
        if (!next.seekers().equals(item.seekers())) {
          writes.add(
              item.version() == 0
                  ? table.unlessThere(next.item(tenant))
                  : table.over(item.version(), next.item(tenant)));
        }
      }
    }
    return writes;
  }

  private List<ClaimItem.Seeker> waiting(ClaimItem item, Holder taker) {
    if (claim.isHeld(item.scope(), taker.job().value(), taker.seeker().endsAt(), now)) {
      return List.of();
    }
    return item.seekers().stream()
        .filter(seeker ->
            Optional.ofNullable(jobs.get(seeker))
                .filter(job -> claim.mayBeHeld(item.scope(), job.value(), seeker.endsAt(), now))
                .isPresent())
        .toList();
  }
}

package io.cortap.adapter.memory;

import io.cortap.core.audit.AuditTrail;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Jobs in a map: gone with the process. Their audit trails stay when they are removed. */
public final class InMemoryJobStore implements JobStore {
  private final Map<JobId, Versioned<Job>> jobs = new HashMap<>();
  private final Map<Sha256, Held> claims = new HashMap<>();
  private final Map<JobKey, AuditTrail> trails = new HashMap<>();

  private record Held(JobId job, Instant endsAt) {}

  @Override
  public synchronized Added add(Job job, IdempotencyClaim claim) {
    Instant now = job.accepted().createdAt();
    claims.values().removeIf(held -> !now.isBefore(held.endsAt()));
    Optional<Held> holder =
        claim.sought().stream().flatMap(scope -> holder(scope, claim, now).stream()).findFirst();
    if (holder.isEmpty() && jobs.containsKey(job.id())) {
      return new Added.IdTaken();
    }
    Held held = holder.orElseGet(() -> new Held(job.id(), claim.endsAt()));
    for (IdempotencyClaim.Scope scope : claim.scopes()) {
      if (holder(scope, claim, now).isEmpty()) {
        claims.put(scope.digest(), held);
      }
    }
    return holder.isPresent()
        ? new Added.KeyHeld(newest(held.job()))
        : new Added.Stored(stored(new Versioned<>(job, 1)));
  }

  private Optional<Held> holder(IdempotencyClaim.Scope scope, IdempotencyClaim claim, Instant now) {
    return Optional.ofNullable(claims.get(scope.digest()))
        .filter(held -> jobs.containsKey(held.job()))
        .filter(held -> claim.isHeld(scope, newest(held.job()).value(), held.endsAt(), now));
  }

  private Versioned<Job> newest(JobId id) {
    return Objects.requireNonNull(jobs.get(id));
  }

  @Override
  public synchronized Optional<Versioned<Job>> find(JobKey key) {
    return Optional.ofNullable(jobs.get(key.id())).filter(found -> found.value().key().equals(key));
  }

  @Override
  public synchronized Optional<Versioned<Job>> findByLink(LinkClaim claim) {
    return Optional.ofNullable(jobs.get(claim.job()));
  }

  @Override
  public synchronized Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
    if (!read.value().key().equals(next.key())) {
      throw new IllegalArgumentException(
          "job " + read.value().id() + " cannot be replaced by another, " + next.id());
    }
    boolean newest =
        find(next.key()).filter(found -> found.version() == read.version()).isPresent();
    return newest
        ? Optional.of(stored(new Versioned<>(next, read.version() + 1)))
        : Optional.empty();
  }

  private Versioned<Job> stored(Versioned<Job> job) {
    jobs.put(job.value().id(), job);
    trails.put(job.value().key(), job.value().trail());
    return job;
  }

  /** The newest version of every job, in no order. */
  synchronized List<Versioned<Job>> all() {
    return List.copyOf(jobs.values());
  }

  @Override
  public synchronized List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
    List<Versioned<Job>> oldestFirst =
        jobs.values().stream()
            .filter(job -> dueAt(job, lane).filter(at -> !at.isAfter(now)).isPresent())
            .sorted(Comparator.comparing(job -> dueAt(job, lane).orElseThrow()))
            .toList();
    return inTurns(oldestFirst, limit);
  }

  /** How many were removed. */
  synchronized int removeIf(Predicate<Job> unwanted) {
    int before = jobs.size();
    jobs.values().removeIf(job -> unwanted.test(job.value()));
    return before - jobs.size();
  }

  /** The trail of every job, also of those that are removed. */
  synchronized Map<JobKey, AuditTrail> trails() {
    return Map.copyOf(trails);
  }

  /** How many trails of removed jobs were removed too. */
  synchronized int removeTrailsIf(Predicate<AuditTrail> unwanted) {
    int before = trails.size();
    trails
        .entrySet()
        .removeIf(trail -> find(trail.getKey()).isEmpty() && unwanted.test(trail.getValue()));
    return before - trails.size();
  }

  private static List<Versioned<Job>> inTurns(List<Versioned<Job>> oldestFirst, int limit) {
    var taken = new ArrayList<Versioned<Job>>();
    var perTenant = new HashMap<TenantId, Integer>();
    for (Versioned<Job> job : oldestFirst) {
      if (taken.size() < limit
          && perTenant.merge(job.value().key().tenant(), 1, Integer::sum) <= DUE_PER_TENANT) {
        taken.add(job);
      }
    }
    return taken;
  }

  private static Optional<Instant> dueAt(Versioned<Job> job, Due.Lane lane) {
    return job.value().due().filter(due -> due.lane() == lane).map(Due::at);
  }
}

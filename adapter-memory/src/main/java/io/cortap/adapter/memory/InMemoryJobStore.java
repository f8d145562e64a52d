package io.cortap.adapter.memory;

import io.cortap.core.audit.AuditTrail;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Backlog;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.QueueLimits;
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
import java.util.TreeMap;
import java.util.function.Predicate;

/** Jobs in a map: gone with the process. Their audit trails stay when they are removed. */
public final class InMemoryJobStore implements JobStore {
  private final Map<JobId, Versioned<Job>> jobs = new HashMap<>();
  private final Map<Sha256, List<Held>> claims = new HashMap<>();
  private final Map<JobKey, AuditTrail> trails = new HashMap<>();

  private record Held(JobId job, Instant endsAt) {}

  @Override
  public synchronized Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
    Instant now = job.accepted().createdAt();
    claims.values().forEach(seekers -> seekers.removeIf(held -> !now.isBefore(held.endsAt())));
    claims.values().removeIf(List::isEmpty);
    Optional<Held> holder =
        claim.sought().stream().flatMap(scope -> holder(scope, claim, now).stream()).findFirst();
    if (holder.isEmpty() && jobs.containsKey(job.id())) {
      return new Added.IdTaken();
    }
    boolean confirmed = job.material().confirmed();
    Backlog backlog = backlog(job.key().tenant());
    if (holder.isEmpty() && !limits.admit(confirmed, backlog)) {
      return new Added.QueueFull();
    }
    Versioned<Job> answer =
        holder.map(held -> newest(held.job())).orElseGet(() -> stored(new Versioned<>(job, 1)));
    Held held = holder.orElseGet(() -> new Held(job.id(), claim.endsAt()));
    for (IdempotencyClaim.Scope scope : claim.scopes()) {
      take(scope, claim, held, now);
    }
    return holder.isPresent()
        ? new Added.KeyHeld(answer)
        : new Added.Stored(answer, backlog.ahead(confirmed));
  }

  private void take(IdempotencyClaim.Scope scope, IdempotencyClaim claim, Held taker, Instant now) {
    if (holder(scope, claim, now).isPresent()) {
      return;
    }
    List<Held> seekers = claims.computeIfAbsent(scope.digest(), first -> new ArrayList<>());
    boolean holds = claim.isHeld(scope, newest(taker.job()).value(), taker.endsAt(), now);
    seekers.removeIf(seeker ->
        holds
            || seeker.job().equals(taker.job())
            || !jobs.containsKey(seeker.job())
            || !claim.mayBeHeld(scope, newest(seeker.job()).value(), seeker.endsAt(), now));
    seekers.add(taker);
  }

  private Optional<Held> holder(IdempotencyClaim.Scope scope, IdempotencyClaim claim, Instant now) {
    return claims.getOrDefault(scope.digest(), List.of()).stream()
        .filter(held -> jobs.containsKey(held.job()))
        .filter(held -> claim.isHeld(scope, newest(held.job()).value(), held.endsAt(), now))
        .findFirst();
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

  synchronized Backlog backlog(TenantId tenant) {
    List<Job> unfinished =
        jobs.values().stream().map(Versioned::value).filter(Backlog::counts).toList();
    List<Job> confirmed = unfinished.stream().filter(job -> !Backlog.isUnconfirmed(job)).toList();
    long ofTenant = confirmed.stream().filter(job -> job.key().tenant().equals(tenant)).count();
    return new Backlog((int) ofTenant, unfinished.size() - confirmed.size());
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

  /** Each tenant's oldest, then each tenant's second oldest, and so on. */
  private static List<Versioned<Job>> inTurns(List<Versioned<Job>> oldestFirst, int limit) {
    var perTenant = new HashMap<TenantId, Integer>();
    var rounds = new TreeMap<Integer, List<Versioned<Job>>>();
    for (Versioned<Job> job : oldestFirst) {
      int round = perTenant.merge(job.value().key().tenant(), 1, Integer::sum);
      rounds.computeIfAbsent(round, first -> new ArrayList<>()).add(job);
    }
    return rounds.headMap(DUE_PER_TENANT, true).values().stream()
        .flatMap(List::stream)
        .limit(limit)
        .toList();
  }

  private static Optional<Instant> dueAt(Versioned<Job> job, Due.Lane lane) {
    return job.value().due().filter(due -> due.lane() == lane).map(Due::at);
  }
}

package io.cortap.core.audit;

import io.cortap.core.report.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a store's trails and roots against each other: first every tenant's roots, then every
 * trail, in any order; trails may grow meanwhile. Not thread-safe.
 *
 * <p>Trails of days longer ago than {@link AuditTrail#KEPT} may have been removed. Of these days
 * only the chain of roots is followed, and of the trails that are left, their own.
 */
public final class AuditCheck {
  private final LocalDate today;
  private final LocalDate firstWhole;
  private final Map<TenantId, RootCheck> tenants = new LinkedHashMap<>();
  private final List<KnownRoot> known = new ArrayList<>();
  private final List<String> breaks = new ArrayList<>();
  private int trails;
  private long records;
  private int unnamed;
  private int roots;

  /**
   * @param now decides which days have ended, and which are whole
   */
  public AuditCheck(Instant now) {
    this.today = TrailEnd.dayOf(now);
    // The day on which the oldest trails end may be half gone; one more, if midnight passes.
    this.firstWhole = TrailEnd.dayOf(now.minus(AuditTrail.KEPT)).plusDays(2);
  }

  /**
   * @param of the tenant's roots, oldest first, as they lie in the store
   */
  public void addRoots(TenantId tenant, List<DailyRoot> of) {
    tenants.put(tenant, new RootCheck(tenant, of));
    roots += of.size();
  }

  /** One more trail. */
  public void addTrail(KeptTrail kept) {
    trails++;
    records += kept.trail().records().size();
    breaks.addAll(TrailCheck.breaks(kept));
    RootCheck tenant =
        tenants.computeIfAbsent(kept.tenant(), unrooted -> new RootCheck(unrooted, List.of()));
    tenant.add(kept.trail());
    if (!kept.named()) {
      unnamed++;
      judgeUnnamed(kept.trail(), tenant);
    }
  }

  /** What came after the last root was written by a program that keeps names. */
  private void judgeUnnamed(AuditTrail trail, RootCheck tenant) {
    boolean young =
        tenant
            .lastDay()
            .filter(last -> TrailEnd.byDay(trail).keySet().stream().anyMatch(last::isBefore))
            .isPresent();
    if (young) {
      breaks.add("trail " + trail.name() + ": its project was removed");
    }
  }

  /** One more root that was kept elsewhere. */
  public void addKnown(KnownRoot root) {
    known.add(root);
  }

  /** What was found, everything having been added. */
  public AuditVerdict verdict() {
    var all = new ArrayList<>(breaks);
    tenants.values().forEach(tenant -> all.addAll(tenant.breaks(firstWhole, today)));
    for (KnownRoot root : known) {
      tenants
          .getOrDefault(root.tenant(), new RootCheck(root.tenant(), List.of()))
          .breakOf(root)
          .ifPresent(all::add);
    }
    int unrooted =
        tenants.values().stream().mapToInt(tenant -> tenant.unrooted(firstWhole, today)).sum();
    return new AuditVerdict(trails, records, unnamed, roots, unrooted, known.size(), all);
  }
}

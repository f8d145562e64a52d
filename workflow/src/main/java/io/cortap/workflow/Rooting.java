package io.cortap.workflow;

import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.AuditRoots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the audit root of each day that has ended, for each tenant of whom something was recorded
 * on it. Of several nodes the first makes it. Each root is logged, so that whoever keeps the log
 * keeps the root.
 */
final class Rooting implements Chore.Work {
  private static final Logger LOG = LoggerFactory.getLogger(Rooting.class);
  private static final Duration EVERY = Duration.ofMinutes(30);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);

  /** A day waits so long for its last records: they bear the instant before their write began. */
  private static final Duration MARGIN = Duration.ofMinutes(30);

  private final AuditRoots audit;

  Rooting(AuditRoots audit) {
    this.audit = audit;
  }

  static Chore chore(AuditRoots audit) {
    return new Chore(EVERY, AFTER_TROUBLE, new Rooting(audit));
  }

  @Override
  public boolean succeedsAt(Instant now) {
    LocalDate before = TrailEnd.dayOf(now.minus(MARGIN));
    try {
      // One tenant's damaged records are no reason to leave the others without roots.
      return audit.tenants().stream()
          .filter(tenant -> !areRooted(tenant, before))
          .toList()
          .isEmpty();
    } catch (RuntimeException e) {
      return trouble("", e);
    }
  }

  private boolean areRooted(TenantId tenant, LocalDate before) {
    try {
      rootDays(tenant, before);
      return true;
    } catch (RuntimeException e) {
      return trouble(tenant.value(), e);
    }
  }

  private static boolean trouble(String tenant, RuntimeException e) {
    LOG.atError()
        .setCause(e)
        .addKeyValue("event", "audit_rooting_failed")
        .addKeyValue("tenant_id", tenant)
        .log("days that have ended may lack their audit root; the next try follows in 5 min");
    return false;
  }

  private void rootDays(TenantId tenant, LocalDate before) {
    Optional<DailyRoot> last = audit.roots(tenant).stream().reduce((earlier, later) -> later);
    LocalDate from = last.map(root -> root.day().plusDays(1)).orElse(LocalDate.EPOCH);
    for (Map.Entry<LocalDate, List<TrailEnd>> day : audit.ends(tenant, from, before).entrySet()) {
      DailyRoot root =
          DailyRoot.of(tenant, day.getKey(), last.map(DailyRoot::hash), day.getValue());
      if (!audit.add(root)) {
        // Another node makes this tenant's roots just now.
        return;
      }
      tell(root);
      last = Optional.of(root);
    }
  }

  private static void tell(DailyRoot root) {
    LOG.atInfo()
        .addKeyValue("event", "audit_root")
        .addKeyValue("tenant_id", root.tenant())
        .addKeyValue("day", root.day())
        .addKeyValue("trails", root.trails())
        .addKeyValue("hash", root.hash())
        .log("what was recorded on the day is rooted; keep this line where the store is not");
  }
}

package io.cortap.workflow;

import io.cortap.core.audit.AuditCheck;
import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KnownRoot;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.VerifyAudit;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks the audit trails of a store at hand, beside a running service or without one. */
public final class OfflineAudit implements VerifyAudit {
  private final Supplier<AuditRoots> store;
  private final InstantSource clock;

  /**
   * @param store asked for by each call; borrowed. May throw {@link PortUnavailableException}
   */
  public OfflineAudit(Supplier<AuditRoots> store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Answer<AuditVerdict> verify(List<KnownRoot> known) {
    return asking(audit -> {
      var check = new AuditCheck(clock.instant());
      audit.tenants().forEach(tenant -> check.addRoots(tenant, audit.roots(tenant)));
      audit.trails(check::addTrail);
      known.forEach(check::addKnown);
      return check.verdict();
    });
  }

  @Override
  public Answer<List<DailyRoot>> roots() {
    return asking(
        audit -> audit.tenants().stream().flatMap(tenant -> audit.roots(tenant).stream()).toList());
  }

  private <T> Answer<T> asking(Function<AuditRoots, T> work) {
    try {
      return Answer.given(work.apply(store.get()));
    } catch (PortUnavailableException e) {
      return Answer.refused(
          Problem.of(FailureCode.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()))
              .hinting("Look at CORTAP_STORE and CORTAP_DATA_DIR: ./cortap settings."));
    }
  }
}

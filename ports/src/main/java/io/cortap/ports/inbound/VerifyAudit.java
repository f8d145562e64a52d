package io.cortap.ports.inbound;

import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KnownRoot;
import java.util.List;

/** Shows that what was recorded is what is kept. For operators; asks for no token. */
public interface VerifyAudit {
  /**
   * Holds every trail and every daily root against the others. Changes nothing, and may run beside
   * the service.
   *
   * @param known what was written down elsewhere of roots; may be empty
   */
  Answer<AuditVerdict> verify(List<KnownRoot> known);

  /** Every daily root, by tenant and day: to be kept elsewhere. */
  Answer<List<DailyRoot>> roots();
}

package io.cortap.core.audit;

import io.cortap.core.report.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What the auditors' check says of one trail by itself. */
public final class Breaks {
  private Breaks() {}

  public static List<String> of(AuditTrail trail) {
    var check = new AuditCheck(Instant.parse("2027-03-15T12:00:00Z"));
    check.addTrail(KeptTrail.of(new TenantId("12"), trail, OptionalInt.empty()));
    return check.verdict().breaks();
  }
}

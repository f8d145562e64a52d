package io.cortap.adapter.cli;

import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KnownRoot;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.VerifyAudit;
import java.util.List;

/** Audit trails for tests that ask for none. */
final class NoAudit implements VerifyAudit {
  @Override
  public Answer<AuditVerdict> verify(List<KnownRoot> known) {
    throw new AssertionError("the test did not expect a call");
  }

  @Override
  public Answer<List<DailyRoot>> roots() {
    throw new AssertionError("the test did not expect a call");
  }
}

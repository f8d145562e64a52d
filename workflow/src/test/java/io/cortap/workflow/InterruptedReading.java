package io.cortap.workflow;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.RiskuityClient;
import java.time.Duration;

/** A client during whose reading something else happens. */
record InterruptedReading(RiskuityClient inner, Runnable meanwhile) implements RiskuityClient {
  @Override
  public Probe probe(
      UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
    return inner.probe(token, project, correlationId, limit);
  }

  @Override
  public Controls controls(
      UserToken token,
      ProjectId project,
      CorrelationId correlationId,
      Duration limit,
      Progress progress) {
    meanwhile.run();
    return inner.controls(token, project, correlationId, limit, progress);
  }
}

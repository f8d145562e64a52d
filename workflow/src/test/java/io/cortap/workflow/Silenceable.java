package io.cortap.workflow;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.RiskuityClient;
import java.time.Duration;

/** A Riskuity that can stop answering probes. */
final class Silenceable implements RiskuityClient {
  private final RiskuityClient talking;
  boolean silent;

  Silenceable(RiskuityClient talking) {
    this.talking = talking;
  }

  @Override
  public Probe probe(
      UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
    return silent
        ? new Probe.Unanswered("no answer within " + limit.toSeconds() + " s")
        : talking.probe(token, project, correlationId, limit);
  }

  @Override
  public Controls controls(
      UserToken token,
      ProjectId project,
      CorrelationId correlationId,
      Duration limit,
      Progress progress) {
    return talking.controls(token, project, correlationId, limit, progress);
  }
}

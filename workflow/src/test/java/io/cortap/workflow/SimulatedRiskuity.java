package io.cortap.workflow;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.RiskuityClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A Riskuity that is up, slow or down, and remembers which tokens it refuses. */
final class SimulatedRiskuity implements RiskuityClient {
  private final Causes causes;
  private final Set<UserToken> revoked = new HashSet<>();
  private Manner manner = Manner.UP;

  SimulatedRiskuity(Causes causes) {
    this.causes = causes;
  }

  /** How it answers. */
  enum Manner {
    UP,
    /** Probes are not answered in time. */
    SLOW,
    DOWN
  }

  void behave(Manner next) {
    manner = next;
  }

  void revoke(UserToken token) {
    revoked.add(token);
  }

  boolean accepts(UserToken token) {
    return !revoked.contains(token);
  }

  @Override
  public Probe probe(
      UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
    if (manner == Manner.DOWN || (manner == Manner.SLOW && limit.toSeconds() < 5)) {
      causes.silence(correlationId);
      return new Probe.Unanswered("no answer within " + limit.toMillis() + " ms");
    }
    return accepts(token) ? new Probe.Allowed() : new Probe.Refused(refused());
  }

  @Override
  public Controls controls(
      UserToken token,
      ProjectId project,
      CorrelationId correlationId,
      Duration limit,
      Progress progress) {
    if (manner == Manner.DOWN) {
      causes.silence(correlationId);
      return new Controls.Refused(
          Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity answered 503 four times"));
    }
    if (!accepts(token)) {
      return new Controls.Refused(refused());
    }
    progress.read(2, 4);
    if (!accepts(token)) {
      return new Controls.Refused(refused());
    }
    progress.read(4, 4);
    return new Controls.Read(SampleReviews.controls());
  }

  private static Problem refused() {
    return Problem.of(FailureCode.INVALID_TOKEN, "Riskuity refused the token");
  }
}

package io.cortap.workflow;

import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.RiskuityClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows every project with one control and its present comment, and counts who looks. */
final class LiveRiskuity implements RiskuityClient {
  final AtomicInteger probes = new AtomicInteger();
  final AtomicInteger reads = new AtomicInteger();
  private final InstantSource clock;
  private volatile String comment = "Non-Deficient";
  private volatile Runnable meanwhile = () -> {};
  private volatile Probe probe = new Probe.Allowed();
  private volatile Optional<Problem> refusal = Optional.empty();

  LiveRiskuity(InstantSource clock) {
    this.clock = clock;
  }

  /** What a reviewer has written by now. */
  void comment(String now) {
    comment = now;
  }

  /** What happens between the beginning and the end of every reading that begins from now on. */
  void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  void answerProbes(Probe answer) {
    probe = answer;
  }

  void refuseReading(Optional<Problem> problem) {
    refusal = problem;
  }

  @Override
  public Probe probe(
      UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
    probes.incrementAndGet();
    return probe;
  }

  @Override
  public Controls controls(
      UserToken token,
      ProjectId project,
      CorrelationId correlationId,
      Duration limit,
      Progress progress) {
    reads.incrementAndGet();
    var control =
        new Control("1", "LEGAL : L1", "", new Assessment("Complete", comment, List.of()));
    Optional<Problem> refused = refusal;
    meanwhile.run();
    if (refused.isPresent()) {
      return new Controls.Refused(refused.get());
    }
    progress.read(1, 1);
    return new Controls.Read(new ProjectControls("", List.of(control), List.of(), clock.instant()));
  }
}

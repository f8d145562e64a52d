package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.report.WireTime;
import io.cortap.core.upstream.Circuit;
import io.cortap.ports.outbound.RiskuityClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Riskuity with a {@link Circuit} before it, of this node's own. Calls that are impatient by nature
 * are not made while it is open; patient ones are let through and tell how Riskuity is doing: it is
 * for {@link Runner} not to begin them. Thread-safe.
 */
final class WatchedRiskuity implements RiskuityClient {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedRiskuity.class);

  /** Who waits for less than this does not call Riskuity silent. */
  private static final Duration PATIENT = Duration.ofSeconds(5);

  private final RiskuityClient riskuity;
  private final InstantSource clock;
  private final AtomicReference<Circuit> circuit = new AtomicReference<>(Circuit.closed());

  WatchedRiskuity(RiskuityClient riskuity, InstantSource clock) {
    this.riskuity = riskuity;
    this.clock = clock;
  }

  /**
   * A job that needs Riskuity is about to be worked on.
   *
   * @return when to come back, where Riskuity is not worth asking now; empty if the job may go on,
   *     while the circuit is open as the only one
   */
  Optional<Instant> comeBackAt(Instant now) {
    Circuit before = circuit.getAndUpdate(seen -> seen.allows(now) ? seen.begun(now) : seen);
    return before instanceof Circuit.Open open && !open.allows(now)
        ? Optional.of(open.nextAt())
        : Optional.empty();
  }

  /** What is wrong, for operators and for those whose jobs wait; empty while nothing is. */
  Optional<String> trouble() {
    return circuit.get() instanceof Circuit.Open open
        ? Optional.of(
            "Riskuity has not answered since "
                + WireTime.format(open.since())
                + "; jobs that need it wait, and it is asked again from time to time")
        : Optional.empty();
  }

  @Override
  public Probe probe(
      UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
    boolean patient = limit.compareTo(PATIENT) >= 0;
    if (!patient && !circuit.get().allows(clock.instant())) {
      return new Probe.Unanswered("it has not answered for a while");
    }
    Probe probe = riskuity.probe(token, project, correlationId, limit);
    if (!(probe instanceof Probe.Unanswered unanswered)) {
      answered();
    } else if (patient) {
      unanswered(unanswered.reason());
    }
    return probe;
  }

  @Override
  public Controls controls(
      UserToken token,
      ProjectId project,
      CorrelationId correlationId,
      Duration limit,
      Progress progress) {
    Controls controls = riskuity.controls(token, project, correlationId, limit, progress);
    if (controls instanceof Controls.Refused refused && isSilence(refused.problem())) {
      unanswered(refused.problem().message());
    } else {
      answered();
    }
    return controls;
  }

  /** What may pass by itself; whatever else Riskuity says, it has answered. */
  private static boolean isSilence(Problem problem) {
    return problem.code() == FailureCode.DATA_FETCH_ERROR && problem.retryable();
  }

  private void answered() {
    if (circuit.getAndUpdate(Circuit::answered) instanceof Circuit.Open) {
      LOG.atInfo().addKeyValue("event", "riskuity_up").log("Riskuity answers again; jobs go on");
    }
  }

  private void unanswered(String reason) {
    if (Thread.currentThread().isInterrupted()) {
      // The worker was told to stop: that says nothing about Riskuity.
      return;
    }
    Instant now = clock.instant();
    Circuit before = circuit.getAndUpdate(seen -> seen.failed(now));
    if (before instanceof Circuit.Closed && circuit.get() instanceof Circuit.Open open) {
      LOG.atError()
          .addKeyValue("event", "riskuity_down")
          .addKeyValue("next_at", WireTime.format(open.nextAt()))
          .log(
              "Riskuity does not answer; jobs wait at no charge, submissions are accepted: {}",
              reason);
    }
  }
}

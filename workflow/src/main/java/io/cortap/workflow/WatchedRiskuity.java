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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Riskuity with a {@link Circuit} before it, of this node's own. Calls that are impatient by nature
 * are not made while it is open; patient ones are let through: it is for {@link Runner} not to
 * begin them. What anybody learns of an answer closes it, and what jobs learn of silence opens it:
 * a user may look at a project that is more than Riskuity can give, again and again. Thread-safe.
 */
final class WatchedRiskuity implements RiskuityClient {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedRiskuity.class);

  /** Who waits for less than this does not call Riskuity silent. */
  private static final Duration PATIENT = Duration.ofSeconds(5);

  /** Statuses of a gateway or a limit before Riskuity: they would meet every call alike. */
  private static final Set<String> OVERLOADED = Set.of("429", "502", "503", "504");

  private final RiskuityClient riskuity;
  private final InstantSource clock;
  private final AtomicReference<Circuit> circuit = new AtomicReference<>(Circuit.closed());
  private final RiskuityClient ofJobs = new OfJobs();

  WatchedRiskuity(RiskuityClient riskuity, InstantSource clock) {
    this.riskuity = riskuity;
    this.clock = clock;
  }

  /** The same for jobs, whose calls tell how Riskuity is doing. */
  RiskuityClient ofJobs() {
    return ofJobs;
  }

  /** Whether a job that needs Riskuity may be begun now. */
  boolean allows(Instant now) {
    return circuit.get().allows(now);
  }

  /** A job that needs Riskuity was begun; while the circuit is open, it is the only one. */
  void begun(Instant now) {
    circuit.updateAndGet(seen -> seen.begun(now));
  }

  /** Since when Riskuity is not asked but by a job on trial; empty while nothing is wrong. */
  Optional<Instant> silentSince() {
    return circuit.get().openSince();
  }

  /** When a job is next begun that needs Riskuity; {@code now} while nothing is wrong. */
  Instant nextAt(Instant now) {
    return circuit.get().waitsUntil().orElse(now);
  }

  /** What is wrong, for operators and for those whose jobs wait; empty while nothing is. */
  Optional<String> trouble() {
    return silentSince()
        .map(since ->
            "Riskuity has not answered since "
                + WireTime.format(since)
                + "; jobs that need it wait, and it is asked again from time to time");
  }

  @Override
  public Probe probe(
      UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
    if (!isPatient(limit) && !allows(clock.instant())) {
      return new Probe.Unanswered("it has not answered for a while");
    }
    Probe probe = riskuity.probe(token, project, correlationId, limit);
    if (!isSilence(probe)) {
      answered();
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
    if (!isSilence(controls)) {
      answered();
    }
    return controls;
  }

  /** What jobs ask counts where they got no answer. */
  private final class OfJobs implements RiskuityClient {
    @Override
    public Probe probe(
        UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
      Instant beganAt = clock.instant();
      Probe probe = WatchedRiskuity.this.probe(token, project, correlationId, limit);
      if (probe instanceof Probe.Unanswered unanswered && isSilence(probe) && isPatient(limit)) {
        unanswered(project, beganAt, unanswered.reason());
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
      Instant beganAt = clock.instant();
      Controls controls =
          WatchedRiskuity.this.controls(token, project, correlationId, limit, progress);
      if (controls instanceof Controls.Refused refused && isSilence(controls) && isPatient(limit)) {
        unanswered(project, beganAt, refused.problem().message());
      }
      return controls;
    }
  }

  private static boolean isPatient(Duration limit) {
    return limit.compareTo(PATIENT) >= 0;
  }

  private static boolean isSilence(Probe probe) {
    return probe instanceof Probe.Unanswered unanswered && unanswered.silent();
  }

  /** No answer at all, or one of those that would meet every call; all else is an answer. */
  private static boolean isSilence(Controls controls) {
    return controls instanceof Controls.Refused refused && isSilence(refused.problem());
  }

  private static boolean isSilence(Problem problem) {
    @Nullable Object status = problem.details().get("status_code");
    return problem.code() == FailureCode.DATA_FETCH_ERROR
        && problem.retryable()
        && (status == null || OVERLOADED.contains(status.toString()));
  }

  private void answered() {
    if (circuit.getAndUpdate(Circuit::answered).openSince().isPresent()) {
      LOG.atInfo().addKeyValue("event", "riskuity_up").log("Riskuity answers again; jobs go on");
    }
  }

  private void unanswered(ProjectId project, Instant beganAt, String reason) {
    if (Thread.currentThread().isInterrupted()) {
      // The worker was told to stop: that says nothing about Riskuity.
      return;
    }
    Instant now = clock.instant();
    Circuit before = circuit.getAndUpdate(seen -> seen.failed(project, beganAt, now));
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

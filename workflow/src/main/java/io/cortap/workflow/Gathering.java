package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.Material;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ControlsKey;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.ports.outbound.TokenCipher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** AUTHORIZE and FETCH: everything for which the user's token is needed. */
final class Gathering {
  private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

  private final RiskuityClient riskuity;
  private final TokenCipher cipher;
  private final InstantSource clock;
  private final TokenFacts facts;
  private final ControlsReading reading;

  Gathering(
      RiskuityClient riskuity,
      TokenCipher cipher,
      InstantSource clock,
      TokenFacts facts,
      ControlsReading reading) {
    this.riskuity = riskuity;
    this.cipher = cipher;
    this.clock = clock;
    this.facts = facts;
    this.reading = reading;
  }

  ProjectControls gather(HeldJob held, Deadline deadline) {
    Job job = held.job();
    if (!(job.material() instanceof Material.Token material)) {
      throw new IllegalStateException("job " + job.id() + " holds no token");
    }
    UserToken token = cipher.open(material.token(), job.key());
    if (!material.authorized()) {
      authorize(held, token, material.tokenEndsAt(), deadline);
    }
    return fetch(held, token, deadline);
  }

  private void authorize(HeldJob held, UserToken token, Instant tokenEndsAt, Deadline deadline) {
    Job job = held.job();
    ProjectId project = job.accepted().request().project();
    Duration limit = deadline.begin(Phase.AUTHORIZE);
    Probe probe = riskuity.probe(token, project, job.accepted().correlationId(), limit);
    deadline.end();
    switch (probe) {
      case Probe.Allowed allowed -> {
        Instant now = clock.instant();
        facts.rememberAllowed(token, project, tokenEndsAt, now);
        held.update(running -> running.authorized(now));
      }
      case Probe.Refused refused -> throw failed(Phase.AUTHORIZE, notFoundInJob(refused.problem()));
      case Probe.Unanswered unanswered ->
          throw failed(
              Phase.AUTHORIZE,
              Problem.of(
                      FailureCode.DATA_FETCH_ERROR,
                      "Riskuity could not be asked about the project: " + unanswered.reason())
                  .with("project_id", project.value()));
    }
  }

  private ProjectControls fetch(HeldJob held, UserToken token, Deadline deadline) {
    Job job = held.job();
    Duration limit = deadline.begin(Phase.FETCH);
    var key = new ControlsKey(job.accepted().requester(), job.accepted().request().project());
    Controls controls =
        reading.read(
            new ControlsReading.Wanted(riskuity, token, key, job.accepted().correlationId()),
            limit,
            (read, all) -> progress(held, read, all));
    deadline.end();
    return switch (controls) {
      case Controls.Read read -> read.project();
      case Controls.Refused refused -> throw failed(Phase.FETCH, endedToken(refused.problem()));
    };
  }

  private static PhaseFailedException failed(Phase phase, Problem problem) {
    return new PhaseFailedException(problem.at(phase.wireName()));
  }

  /** At submission a missing project is the caller's; inside a job it is data that is missing. */
  private static Problem notFoundInJob(Problem problem) {
    return problem.code() == FailureCode.PROJECT_NOT_FOUND
        ? renamed(problem, FailureCode.DATA_FETCH_ERROR, problem.message()).with("status_code", 404)
        : problem;
  }

  /**
   * A token that Riskuity accepted for this project and now refuses has ended, whatever its claims
   * say: the job can be resumed with a fresh one (contract, section 2).
   */
  private static Problem endedToken(Problem problem) {
    return problem.code() == FailureCode.INVALID_TOKEN
        ? renamed(
            problem,
            FailureCode.EXPIRED_TOKEN,
            "Riskuity refused the token while the project was read")
        : problem;
  }

  private static Problem renamed(Problem problem, FailureCode code, String message) {
    return new Problem(code, message, problem.details(), problem.stage(), code.hint(), false);
  }

  private void progress(HeldJob held, int read, int all) {
    if (all <= 0) {
      return;
    }
    int span = Phase.FETCHED_PERCENT - Phase.FETCHING_PERCENT;
    int percent = Phase.FETCHING_PERCENT + (int) ((long) span * Math.min(read, all) / all);
    try {
      held.note(clock.instant(), running -> running.reached(percent));
    } catch (PortUnavailableException e) {
      // Progress is worth no page: the seal will find out whether the store is back.
      LOG.atDebug().setCause(e).log("progress could not be written");
    }
  }
}

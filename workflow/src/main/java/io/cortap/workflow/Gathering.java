package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.Material;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.ports.outbound.TokenCipher;
import java.time.Instant;
import java.time.InstantSource;

/** AUTHORIZE and FETCH: everything for which the user's token is needed. */
final class Gathering {
  /** What was read with the token. */
  record Gathered(ProjectControls controls) {}

  private final RiskuityClient riskuity;
  private final TokenCipher cipher;
  private final InstantSource clock;
  private final TokenFacts facts;

  Gathering(RiskuityClient riskuity, TokenCipher cipher, InstantSource clock, TokenFacts facts) {
    this.riskuity = riskuity;
    this.cipher = cipher;
    this.clock = clock;
    this.facts = facts;
  }

  Gathered gather(HeldJob held, Deadline deadline) {
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
    Probe probe =
        riskuity.probe(
            token,
            job.accepted().request().project(),
            job.accepted().correlationId(),
            deadline.forPhase(Phase.AUTHORIZE));
    switch (probe) {
      case Probe.Allowed allowed -> {
        Instant now = clock.instant();
        facts.rememberAllowed(token, job.accepted().request().project(), tokenEndsAt, now);
        held.update(running -> running.authorized(now));
      }
      case Probe.Refused refused -> throw new PhaseFailedException(inJob(refused.problem()));
      case Probe.Unanswered unanswered ->
          throw new PhaseFailedException(
              Problem.of(
                      FailureCode.DATA_FETCH_ERROR,
                      "Riskuity could not be asked about the project: " + unanswered.reason())
                  .at(Phase.AUTHORIZE.wireName()));
    }
  }

  /**
   * At submission a missing project is the caller's; inside a job it is data that cannot be read.
   */
  private static Problem inJob(Problem problem) {
    if (problem.code() != FailureCode.PROJECT_NOT_FOUND) {
      return problem.at(Phase.AUTHORIZE.wireName());
    }
    return Problem.of(FailureCode.DATA_FETCH_ERROR, problem.message())
        .with("status_code", 404)
        .forGood()
        .at(Phase.AUTHORIZE.wireName());
  }

  private Gathered fetch(HeldJob held, UserToken token, Deadline deadline) {
    Job job = held.job();
    Instant began = clock.instant();
    Controls controls =
        riskuity.controls(
            token,
            job.accepted().request().project(),
            job.accepted().correlationId(),
            deadline.forPhase(Phase.FETCH),
            (read, all) -> progress(held, read, all));
    deadline.check(Phase.FETCH, began);
    return switch (controls) {
      case Controls.Read read -> new Gathered(read.project());
      case Controls.Refused refused ->
          throw new PhaseFailedException(refused.problem().at(Phase.FETCH.wireName()));
    };
  }

  private static void progress(HeldJob held, int read, int all) {
    if (all > 0) {
      int span = Phase.FETCHED_PERCENT - Phase.FETCHING_PERCENT;
      int percent = Phase.FETCHING_PERCENT + (int) ((long) span * Math.min(read, all) / all);
      held.update(running -> running.reached(percent));
    }
  }
}

package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Party;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Requester;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.ExamineToken.Examined;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.ports.outbound.TokenVerifier;
import io.cortap.ports.outbound.TokenVerifier.Reading;
import io.cortap.ports.outbound.TokenVerifier.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds out who calls; claims that nobody verified authorise nothing. */
final class Access {
  private final TokenVerifier tokens;
  private final RiskuityClient riskuity;
  private final WorkflowSettings.Limits limits;
  private final InstantSource clock;
  private final TokenFacts facts;
  private final Allowances allowances;

  Access(
      TokenVerifier tokens,
      RiskuityClient riskuity,
      WorkflowSettings.Limits limits,
      InstantSource clock,
      TokenFacts facts,
      Allowances allowances) {
    this.tokens = tokens;
    this.riskuity = riskuity;
    this.limits = limits;
    this.clock = clock;
    this.facts = facts;
    this.allowances = allowances;
  }

  /** The user who calls, as the token's issuer vouches for them. */
  Answer<Requester> verified(Caller caller) {
    return user(recognised(caller));
  }

  /** The same where service accounts are let in too. */
  Answer<Party> recognised(Caller caller) {
    return charged(known(caller));
  }

  private Answer<Party> known(Caller caller) {
    Instant now = clock.instant();
    return switch (tokens.read(caller.token(), now)) {
      case Reading.Unusable unusable -> Answer.refused(unusable.problem());
      case Reading.Usable usable ->
          facts.genuine(caller.token(), now)
              ? Answer.given(usable.party())
              : ask(caller, usable, now);
    };
  }

  private static Answer<Requester> user(Answer<Party> answer) {
    return switch (answer) {
      case Answer.Refused<Party> refused -> Answer.refused(refused.problem());
      case Answer.Given<Party> given ->
          given.value() instanceof Requester requester
              ? Answer.given(requester)
              : Answer.refused(notForAccounts());
    };
  }

  /** What a service account is told wherever it may not go. */
  static Problem notForAccounts() {
    return Problem.of(
            FailureCode.INSUFFICIENT_PERMISSIONS,
            "a service account may list and read jobs, see deliveries and redeliver, nothing else")
        .at("authorize");
  }

  /** The caller, whom Riskuity lets see the project: now, or with this very token a while ago. */
  Answer<Requester> allowed(Caller caller, ProjectId project) {
    return charged(reader(caller, project));
  }

  private <P extends Party> Answer<P> charged(Answer<P> answer) {
    return answer instanceof Answer.Given<P> given
        ? allowances
            .charge(Allowances.Payer.of(given.value()), Allowances.Kind.CALL, clock.instant())
            .<Answer<P>>map(Answer::refused)
            .orElse(answer)
        : answer;
  }

  private Answer<Requester> reader(Caller caller, ProjectId project) {
    Instant now = clock.instant();
    return switch (tokens.read(caller.token(), now)) {
      case Reading.Unusable unusable -> Answer.refused(unusable.problem());
      case Reading.Account account -> user(known(caller));
      case Reading.Claims claims ->
          facts.allowed(caller.token(), project, now)
              ? Answer.given(claims.requester())
              : probed(caller, project, claims, now);
    };
  }

  /** The caller's token as it is seen, whether or not anybody vouches for it now. */
  Answer<Examined> examined(Caller caller) {
    Instant now = clock.instant();
    return switch (tokens.read(caller.token(), now)) {
      case Reading.Unusable unusable -> Answer.refused(unusable.problem());
      case Reading.Usable usable ->
          facts.genuine(caller.token(), now)
              ? Answer.given(examined(caller, usable, now, true))
              : switch (verdict(caller, usable, now)) {
                case Verdict.Genuine genuine -> Answer.given(examined(caller, usable, now, true));
                case Verdict.Refused refused -> Answer.refused(refused.problem());
                case Verdict.Unknown unknown -> Answer.given(examined(caller, usable, now, false));
              };
    };
  }

  private Examined examined(Caller caller, Reading.Usable usable, Instant now, boolean verified) {
    return new Examined(
        usable.party(), now, usable.endsAt(), verified, tokens.claimNames(caller.token()));
  }

  /** The first instant at which the caller's token opens nothing any more. */
  Instant endOf(Caller caller) {
    Instant now = clock.instant();
    return tokens.read(caller.token(), now) instanceof Reading.Usable usable
        ? usable.endsAt()
        : now;
  }

  /** What speaks against a token for all that can be known without asking Riskuity about it. */
  Optional<Problem> objection(Caller caller, Reading.Usable usable) {
    Instant now = clock.instant();
    return tokens.verifiesAlone()
            && !facts.genuine(caller.token(), now)
            && verdict(caller, usable, now) instanceof Verdict.Refused refused
        ? Optional.of(refused.problem())
        : Optional.empty();
  }

  private Answer<Requester> probed(
      Caller caller, ProjectId project, Reading.Claims claims, Instant now) {
    return tokens.verifiesAlone()
            && !facts.genuine(caller.token(), now)
            && ask(caller, claims, now) instanceof Answer.Refused<Party> refused
        ? Answer.refused(refused.problem())
        : probe(caller, project, claims);
  }

  private Answer<Requester> probe(Caller caller, ProjectId project, Reading.Claims claims) {
    return switch (riskuity.probe(
        caller.token(), project, caller.correlationId(), limits.verification())) {
      case Probe.Allowed allowed -> {
        facts.rememberAllowed(caller.token(), project, claims.endsAt(), clock.instant());
        yield Answer.given(claims.requester());
      }
      case Probe.Refused refused -> Answer.refused(refused.problem().at("verification"));
      case Probe.Unanswered unanswered ->
          Answer.refused(unavailable("the project", unanswered.reason()));
    };
  }

  private Answer<Party> ask(Caller caller, Reading.Usable usable, Instant now) {
    return switch (verdict(caller, usable, now)) {
      case Verdict.Genuine genuine -> Answer.given(usable.party());
      case Verdict.Refused refused -> Answer.refused(refused.problem());
      case Verdict.Unknown unknown -> Answer.refused(unavailable("the token", unknown.reason()));
    };
  }

  private Verdict verdict(Caller caller, Reading.Usable usable, Instant now) {
    Verdict verdict =
        tokens.verify(caller.token(), caller.correlationId(), now, limits.verification());
    if (verdict instanceof Verdict.Genuine) {
      facts.rememberGenuine(caller.token(), usable.endsAt(), now);
    }
    return verdict;
  }

  private static Problem unavailable(String about, String reason) {
    return Problem.of(
            FailureCode.VERIFICATION_UNAVAILABLE,
            "Riskuity could not be asked about " + about + ": " + reason)
        .at("verification");
  }
}

package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.job.DeliveryAttempt;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.Material;
import io.cortap.core.job.Redelivery;
import io.cortap.core.job.Trust;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.Party;
import io.cortap.core.report.Requester;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CancelJob;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.ListDeliveries;
import io.cortap.ports.inbound.MintLink;
import io.cortap.ports.inbound.RedeliverWebhook;
import io.cortap.ports.inbound.ResumeJob;
import io.cortap.ports.outbound.TokenCipher;
import io.cortap.ports.outbound.TokenVerifier;
import io.cortap.ports.outbound.Versioned;
import io.cortap.workflow.Moving.Move;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What a user may do to a job of theirs once it was accepted; service accounts may redeliver and
 * see deliveries.
 */
final class UserMoves implements CancelJob, RedeliverWebhook, ResumeJob, MintLink, ListDeliveries {
  private final JobReader reader;
  private final Moving moving;
  private final Links links;
  private final TokenVerifier tokens;
  private final TokenCipher cipher;
  private final TokenFacts facts;
  private final InstantSource clock;

  UserMoves(
      JobReader reader,
      Moving moving,
      Links links,
      TokenVerifier tokens,
      TokenCipher cipher,
      TokenFacts facts,
      InstantSource clock) {
    this.reader = reader;
    this.moving = moving;
    this.links = links;
    this.tokens = tokens;
    this.cipher = cipher;
    this.facts = facts;
    this.clock = clock;
  }

  @Override
  public Answer<FindJob.Found> cancel(Caller caller, JobId id) {
    return moved(caller, id, this::cancelled);
  }

  private Move cancelled(Job job) {
    return job.state() instanceof JobState.Finished
        ? new Move.AsItIs()
        : new Move.To(job.cancel(clock.instant()), "job_cancelled");
  }

  @Override
  public Answer<FindJob.Found> redeliver(Caller caller, JobId id) {
    return reader.asParty(caller, party -> moved(party, id, job -> redelivered(job, party)));
  }

  private Move redelivered(Job job, Party party) {
    return Redelivery.refusal(job)
        .<Move>map(why -> Move.Refused.conflict(job, why))
        .orElseGet(() ->
            new Move.To(job.redeliver(clock.instant(), Actor.of(party)), "redelivery_requested"));
  }

  @Override
  public Answer<FindJob.Found> resume(Caller caller, JobId id) {
    return moved(caller, id, job -> resumed(job, caller));
  }

  private Move resumed(Job job, Caller caller) {
    Instant now = clock.instant();
    if (!job.isResumable()
        || !(tokens.read(caller.token(), now) instanceof TokenVerifier.Reading.Claims claims)) {
      return Move.Refused.conflict(
          job,
          "only a job that failed with EXPIRED_TOKEN can be resumed, and not while its webhook is"
              + " on its way");
    }
    var token =
        new Material.Token(
            cipher.close(caller.token(), job.key()),
            claims.endsAt(),
            // Whoever may resume the job has proved who they are.
            facts.allowed(caller.token(), job.accepted().request().project(), now)
                ? Trust.ALLOWED
                : Trust.GENUINE);
    return new Move.To(job.resume(now, token), "job_resumed");
  }

  private Answer<FindJob.Found> moved(Caller caller, JobId id, Function<Job, Move> decide) {
    return reader.as(caller, requester -> moved(requester, id, decide));
  }

  private Answer<FindJob.Found> moved(Party party, JobId id, Function<Job, Move> decide) {
    return switch (moving.move(party, id, decide)) {
      case Answer.Refused<Job> refused -> Answer.refused(refused.problem());
      case Answer.Given<Job> given -> reader.found(party, id);
    };
  }

  @Override
  public Answer<DownloadLink> mint(Caller caller, JobId id) {
    return reader.as(caller, requester -> mint(requester, id));
  }

  private Answer<DownloadLink> mint(Requester requester, JobId id) {
    return switch (moving.move(requester, id, this::minted)) {
      case Answer.Refused<Job> refused -> Answer.refused(refused.problem());
      case Answer.Given<Job> given ->
          links
              .rebuild(given.value(), given.value().links().getLast(), clock.instant())
              .<Answer<DownloadLink>>map(Answer::given)
              .orElseThrow(() -> new IllegalStateException("the link just made is gone"));
    };
  }

  private Move minted(Job job) {
    if (!(job.state() instanceof JobState.Completed completed)) {
      return Move.Refused.conflict(job, "there is no report to link to");
    }
    Instant now = clock.instant();
    Actor user = Actor.user(job.accepted().requester().user());
    Job next = links.issueBounded(job, completed, now, user);
    return next.equals(job) ? new Move.AsItIs() : new Move.To(next, "link_minted");
  }

  @Override
  public Answer<Deliveries> deliveries(Caller caller, JobId id) {
    return reader.asParty(
        caller,
        party ->
            switch (reader.stored(party, id)) {
              case Answer.Refused<Versioned<Job>> refused -> Answer.refused(refused.problem());
              case Answer.Given<Versioned<Job>> read -> Answer.given(deliveries(read.value()));
            });
  }

  private static Deliveries deliveries(Versioned<Job> read) {
    return new Deliveries(read.value(), DeliveryAttempt.of(read.value()));
  }
}

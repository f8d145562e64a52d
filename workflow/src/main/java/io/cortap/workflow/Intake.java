package io.cortap.workflow;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.intake.ReportForm;
import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Backlog;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.Material;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.job.Trust;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Requester;
import io.cortap.core.report.UserToken;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.outbound.JobStore.Added;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.ports.outbound.TokenVerifier;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts requests: token, form, project, then one durable write. */
final class Intake implements SubmitReport, ReportForm.Checks {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int ID_TRIES = 3;

  private final OutboundPorts ports;
  private final WorkflowSettings settings;
  private final InstantSource clock;
  private final JobIds ids;
  private final WatchedRiskuity riskuity;
  private final Access access;
  private final Allowances allowances;
  private final DailyReports daily;
  private final TokenFacts facts;
  private final Precedence precedence;
  private final Pace pace;
  private final JobReader reader;
  private final Runnable accepted;

  Intake(
      OutboundPorts ports,
      WorkflowSettings settings,
      InstantSource clock,
      JobIds ids,
      WatchedRiskuity riskuity,
      Access access,
      Allowances allowances,
      DailyReports daily,
      TokenFacts facts,
      Precedence precedence,
      Pace pace,
      JobReader reader,
      Runnable accepted) {
    this.ports = ports;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.riskuity = riskuity;
    this.access = access;
    this.allowances = allowances;
    this.daily = daily;
    this.facts = facts;
    this.precedence = precedence;
    this.pace = pace;
    this.reader = reader;
    this.accepted = accepted;
  }

  /**
   * A request that nothing speaks against.
   *
   * @param trust what is known of the token by now
   * @param usedUp why no further job of the project is stored today, if that is so
   */
  private record Prepared(
      Caller caller,
      TokenVerifier.Reading.Claims claims,
      ReportRequest request,
      Trust trust,
      List<String> warnings,
      Optional<Problem> usedUp) {
    boolean confirmed() {
      return trust != Trust.UNCONFIRMED;
    }
  }

  @Override
  public Answer<Accepted> submit(Caller caller, Map<String, ? extends @Nullable Object> form) {
    return submit(caller, () -> ReportForm.read(form, this));
  }

  /** The same for a caller who waits for the report: no webhook is owed. */
  Answer<Accepted> submitWaiting(Caller caller, Map<String, ? extends @Nullable Object> form) {
    return submit(caller, () -> ReportForm.readWithoutCallback(form, this));
  }

  private Answer<Accepted> submit(Caller caller, Supplier<ReportForm.Reading> form) {
    return first(() ->
        switch (prepare(caller, form)) {
          case Answer.Refused<Prepared> refused -> Answer.refused(refused.problem());
          case Answer.Given<Prepared> prepared -> accept(prepared.value());
        });
  }

  private <T> Answer<T> first(Supplier<Answer<T>> submission) {
    return precedence.ofSubmission(() -> Guarded.answer(submission));
  }

  @Override
  public Answer<Submission> submitOnce(
      Caller caller, IdempotencyKey key, Map<String, ? extends @Nullable Object> form) {
    return first(() ->
        switch (prepare(caller, () -> ReportForm.read(form, this))) {
          case Answer.Refused<Prepared> refused -> Answer.refused(refused.problem());
          case Answer.Given<Prepared> prepared -> acceptOnce(prepared.value(), key);
        });
  }

  @Override
  public Answer<Trial> tryOut(Caller caller, Map<String, ? extends @Nullable Object> form) {
    Supplier<Answer<Prepared>> prepared =
        () -> prepare(caller, () -> ReportForm.readForTrial(form, this));
    return Guarded.answer(() ->
        switch (precedence.ofSubmission(prepared)) {
          case Answer.Refused<Prepared> refused -> Answer.refused(refused.problem());
          case Answer.Given<Prepared> given -> tried(given.value());
        });
  }

  private Answer<Prepared> prepare(Caller caller, Supplier<ReportForm.Reading> form) {
    return switch (ports.tokens().read(caller.token(), clock.instant())) {
      case TokenVerifier.Reading.Unusable unusable -> Answer.refused(unusable.problem());
      case TokenVerifier.Reading.Account account ->
          Answer.refused(access.objection(caller, account).orElseGet(Access::notForAccounts));
      case TokenVerifier.Reading.Claims claims ->
          access
              .objection(caller, claims)
              .<Answer<Prepared>>map(Answer::refused)
              .orElseGet(() -> prepare(caller, claims, form.get()));
    };
  }

  private Answer<Prepared> prepare(
      Caller caller, TokenVerifier.Reading.Claims claims, ReportForm.Reading form) {
    return switch (form) {
      case ReportForm.Reading.Refused refused -> Answer.refused(refused.problem());
      case ReportForm.Reading.Request request ->
          probe(caller, claims, request.request(), request.warnings());
    };
  }

  private Probe probe(Caller caller, ReportRequest request) {
    return riskuity.probe(
        caller.token(), request.project(), caller.correlationId(), settings.limits().probe());
  }

  private Answer<Prepared> probe(
      Caller caller,
      TokenVerifier.Reading.Claims claims,
      ReportRequest request,
      List<String> found) {
    boolean known = facts.genuine(caller.token(), clock.instant());
    Optional<Problem> tooMany = known ? charge(claims, true) : Optional.empty();
    if (tooMany.isPresent()) {
      return Answer.refused(tooMany.get());
    }
    var warnings = new ArrayList<>(found);
    if (!facts.allowed(caller.token(), request.project(), clock.instant())) {
      Probe probe = precedence.whileWaiting(() -> probe(caller, request));
      switch (probe) {
        case Probe.Refused refused -> {
          return Answer.refused(refused.problem().at("submission"));
        }
        case Probe.Allowed allowed ->
            facts.rememberAllowed(
                caller.token(), request.project(), claims.endsAt(), clock.instant());
        case Probe.Unanswered unanswered ->
            warnings.add(
                "Riskuity did not confirm the project in time; the job will find out: "
                    + unanswered.reason());
      }
    }
    Trust trust = facts.trust(caller.token(), request.project(), clock.instant());
    return (known ? tooMany : charge(claims, trust != Trust.UNCONFIRMED))
        .<Answer<Prepared>>map(Answer::refused)
        .orElseGet(() ->
            Answer.given(
                new Prepared(
                    caller, claims, request, trust, warnings, usedUp(claims, request, trust))));
  }

  /** Whose token nobody has confirmed uses up nothing of the tenant's. */
  private Optional<Problem> usedUp(
      TokenVerifier.Reading.Claims claims, ReportRequest request, Trust trust) {
    return trust == Trust.UNCONFIRMED
        ? Optional.empty()
        : daily.objection(claims.requester().tenant(), request.project(), clock.instant());
  }

  private Optional<Problem> charge(TokenVerifier.Reading.Claims claims, boolean confirmed) {
    return allowances
        .charge(
            confirmed ? Allowances.Payer.of(claims.requester()) : new Allowances.Payer.Strangers(),
            Allowances.Kind.SUBMISSION,
            clock.instant())
        .map(problem -> problem.at("submission"));
  }

  private Answer<Accepted> accept(Prepared prepared) {
    Instant now = clock.instant();
    return switch (add(prepared, IdempotencyClaim.NONE, now)) {
      case Added.Stored stored -> Answer.given(accepted(prepared, stored, now));
      case Added.QueueFull full -> Answer.refused(noRoom(prepared));
      case Added.IdTaken taken -> throw everyIdTaken();
      case Added.KeyHeld held ->
          throw new IllegalStateException(
              "job " + held.job().value().id() + " holds a key that nobody claimed");
    };
  }

  private Answer<Submission> acceptOnce(Prepared prepared, IdempotencyKey key) {
    Instant now = clock.instant();
    Requester requester = prepared.claims().requester();
    UserToken token = prepared.caller().token();
    var claim =
        IdempotencyClaim.of(key, requester, token, prepared.confirmed(), now, settings.links());
    return switch (add(prepared, claim, now)) {
      case Added.Stored stored -> Answer.given(accepted(prepared, stored, now));
      case Added.QueueFull full -> Answer.refused(noRoom(prepared));
      case Added.IdTaken taken -> throw everyIdTaken();
      case Added.KeyHeld held -> replay(prepared, held.job().value());
    };
  }

  /** Other tenants' jobs take turns with those ahead. */
  private Instant estimate(int ahead, Instant now) {
    return now.plus(pace.median().multipliedBy(ahead + 1L));
  }

  private Added add(Prepared prepared, IdempotencyClaim claim, Instant now) {
    // Whoever repeats a request is answered with its job all the same.
    QueueLimits queue = prepared.usedUp().isPresent() ? QueueLimits.CLOSED : settings.queue();
    Added added = new Added.IdTaken();
    for (int tries = 0; tries < ID_TRIES && added instanceof Added.IdTaken; tries++) {
      var acceptance =
          new Acceptance(
              ids.draw(now),
              prepared.claims().requester(),
              prepared.request(),
              prepared.caller().correlationId(),
              now);
      Material.Token token =
          closed(
              prepared.caller().token(), acceptance, prepared.claims().endsAt(), prepared.trust());
      Job job = Job.accept(acceptance, token, lasting(prepared.request()));
      added = ports.jobs().add(job, claim, queue);
    }
    return added;
  }

  private Problem noRoom(Prepared prepared) {
    return prepared.usedUp().orElseGet(() -> queueFull(prepared));
  }

  /** Room is made by the next job that ends, so it is worth to come back after about one. */
  private Problem queueFull(Prepared prepared) {
    long seconds = Math.clamp(pace.median().toSeconds(), 5, 60);
    String whose =
        prepared.confirmed()
            ? settings.queue().perTenant() + " jobs of this tenant"
            : settings.queue().unconfirmed() + " jobs whose tokens Riskuity has not confirmed yet";
    return Problem.of(FailureCode.QUEUE_FULL, whose + " wait already; nothing was stored")
        .with("retry_after_seconds", seconds)
        .at("submission");
  }

  private static PortUnavailableException everyIdTaken() {
    return new PortUnavailableException("add a job", "every job id drawn was taken");
  }

  private Accepted accepted(Prepared prepared, Added.Stored stored, Instant now) {
    Job job = stored.job().value();
    Instant estimate = estimate(stored.ahead(), now);
    LogContext.during(
        job,
        () ->
            LOG.atInfo()
                .addKeyValue("event", "job_accepted")
                .log("job accepted, work starts in the background"));
    accepted.run();
    return new Accepted(job, estimate, warnings(prepared, estimate));
  }

  private static List<String> warnings(Prepared prepared, Instant estimate) {
    var warnings = new ArrayList<>(prepared.warnings());
    warnings.addAll(lasting(prepared.request()));
    if (prepared.claims().endsAt().isBefore(estimate)) {
      warnings.add(
          "the token ends before the project's data are likely to be read; "
              + "if that happens, the job fails with EXPIRED_TOKEN");
    }
    return warnings;
  }

  /** What is left to try once a request is prepared: whether its job could be stored. */
  private Answer<Trial> tried(Prepared prepared) {
    Backlog backlog = ports.index().backlog(prepared.claims().requester().tenant());
    if (prepared.usedUp().isPresent() || !settings.queue().admit(prepared.confirmed(), backlog)) {
      return Answer.refused(noRoom(prepared));
    }
    Instant estimate = estimate(backlog.ahead(prepared.confirmed()), clock.instant());
    ports.caretaker().tryJobs();
    ReportRequest request = prepared.request();
    boolean allowed = prepared.trust() == Trust.ALLOWED;
    var checks = TrialChecks.passed(request, prepared.claims().endsAt(), allowed);
    return Answer.given(new Trial(request, checks, warnings(prepared, estimate)));
  }

  private Answer<Submission> replay(Prepared prepared, Job job) {
    if (!job.accepted().request().sha256().equals(prepared.request().sha256())) {
      return Answer.refused(
          Problem.of(
                  FailureCode.IDEMPOTENCY_KEY_REUSED,
                  "under this Idempotency-Key another report was asked for")
              .at("submission"));
    }
    LOG.atInfo()
        .addKeyValue("event", "job_replayed")
        .addKeyValue("job_id", job.id())
        .addKeyValue("correlation_id", prepared.caller().correlationId())
        .log("submission repeated, the job that holds its key answers");
    if (!prepared.confirmed()) {
      return Answer.given(new Recognized(job.id(), job.status()));
    }
    return switch (reader.found(prepared.claims().requester(), job.id())) {
      case Answer.Refused<FindJob.Found> refused -> Answer.refused(refused.problem());
      case Answer.Given<FindJob.Found> found -> Answer.given(new Replayed(found.value()));
    };
  }

  private Material.Token closed(
      UserToken token, Acceptance acceptance, Instant tokenEndsAt, Trust trust) {
    var key = new JobKey(acceptance.requester().tenant(), acceptance.id());
    return new Material.Token(ports.cipher().close(token, key), tokenEndsAt, trust);
  }

  /** What a reader of the report should know, not only whoever submitted it. */
  private static List<String> lasting(ReportRequest request) {
    return request.options().includeAttachments()
        ? List.of("Riskuity exposes no evidence files yet; the report is made without attachments")
        : List.of();
  }

  @Override
  public List<ReportType> types() {
    return ports.renderer().offers().stream().map(ReportRenderer.Offer::type).toList();
  }

  @Override
  public boolean makes(ReportFormat format) {
    return switch (format) {
      case DOCX -> true;
      case PDF -> ports.pdfs().isAvailable();
    };
  }

  @Override
  public Optional<String> refusal(URI callback) {
    return ports.notifier().refusal(callback);
  }
}

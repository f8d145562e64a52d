package io.cortap.workflow;

import io.cortap.core.intake.ReportForm;
import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.Material;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.UserToken;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.SubmitReport;
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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts requests: token, form, project, then one durable write. */
final class Intake implements SubmitReport, ReportForm.Checks {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_TRIES = 3;
  private static final int QUEUE_LOOK = 100;

  private final OutboundPorts ports;
  private final WorkflowSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final TokenFacts facts;
  private final Pace pace;
  private final Runnable accepted;

  Intake(
      OutboundPorts ports,
      WorkflowSettings settings,
      InstantSource clock,
      RandomGenerator random,
      TokenFacts facts,
      Pace pace,
      Runnable accepted) {
    this.ports = ports;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.facts = facts;
    this.pace = pace;
    this.accepted = accepted;
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
    return Guarded.answer(() ->
        switch (ports.tokens().read(caller.token(), clock.instant())) {
          case TokenVerifier.Reading.Unusable unusable -> Answer.refused(unusable.problem());
          case TokenVerifier.Reading.Claims claims -> read(caller, claims, form.get());
        });
  }

  private Answer<Accepted> read(
      Caller caller, TokenVerifier.Reading.Claims claims, ReportForm.Reading form) {
    return switch (form) {
      case ReportForm.Reading.Refused refused -> Answer.refused(refused.problem());
      case ReportForm.Reading.Request request ->
          probe(caller, claims, request.request(), request.warnings());
    };
  }

  private Answer<Accepted> probe(
      Caller caller,
      TokenVerifier.Reading.Claims claims,
      ReportRequest request,
      List<String> found) {
    var warnings = new ArrayList<>(found);
    boolean authorized = facts.allowed(caller.token(), request.project(), clock.instant());
    if (!authorized) {
      Probe probe =
          ports
              .riskuity()
              .probe(
                  caller.token(),
                  request.project(),
                  caller.correlationId(),
                  settings.limits().probe());
      switch (probe) {
        case Probe.Refused refused -> {
          return Answer.refused(refused.problem().at("submission"));
        }
        case Probe.Allowed allowed -> {
          facts.rememberAllowed(
              caller.token(), request.project(), claims.endsAt(), clock.instant());
          authorized = true;
        }
        case Probe.Unanswered unanswered ->
            warnings.add(
                "Riskuity did not confirm the project in time; the job will find out: "
                    + unanswered.reason());
      }
    }
    return store(caller, claims, request, authorized, warnings);
  }

  private Answer<Accepted> store(
      Caller caller,
      TokenVerifier.Reading.Claims claims,
      ReportRequest request,
      boolean authorized,
      List<String> warnings) {
    Instant now = clock.instant();
    int ahead = ports.jobs().due(Due.Lane.REPORT, now, QUEUE_LOOK).size();
    Instant estimate = now.plus(pace.median().multipliedBy(ahead + 1L));
    List<String> lasting = lasting(request);
    warnings.addAll(lasting);
    if (claims.endsAt().isBefore(estimate)) {
      warnings.add(
          "the token ends before the project's data are likely to be read; "
              + "if that happens, the job fails with EXPIRED_TOKEN");
    }
    for (int tries = 0; tries < ID_TRIES; tries++) {
      var acceptance =
          new Acceptance(
              JobId.of(now, suffix()), claims.requester(), request, caller.correlationId(), now);
      Material.Token token = closed(caller.token(), acceptance, claims.endsAt(), authorized);
      var stored = ports.jobs().add(Job.accept(acceptance, token, lasting));
      if (stored.isPresent()) {
        Job job = stored.get().value();
        LOG.atInfo()
            .addKeyValue("event", "job_accepted")
            .addKeyValue("job_id", job.id())
            .addKeyValue("project_id", request.project())
            .addKeyValue("correlation_id", caller.correlationId())
            .log("job accepted, work starts in the background");
        accepted.run();
        return Answer.given(new Accepted(job, estimate, warnings));
      }
    }
    throw new PortUnavailableException("add a job", "every job id drawn was taken");
  }

  private Material.Token closed(
      UserToken token, Acceptance acceptance, Instant tokenEndsAt, boolean authorized) {
    var key = new JobKey(acceptance.requester().tenant(), acceptance.id());
    return new Material.Token(ports.cipher().close(token, key), tokenEndsAt, authorized);
  }

  /** What a reader of the report should know, not only whoever submitted it. */
  private static List<String> lasting(ReportRequest request) {
    return request.options().includeAttachments()
        ? List.of("Riskuity exposes no evidence files yet; the report is made without attachments")
        : List.of();
  }

  private String suffix() {
    var suffix = new StringBuilder(JobId.SUFFIX_LENGTH);
    for (int i = 0; i < JobId.SUFFIX_LENGTH; i++) {
      suffix.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
    }
    return suffix.toString();
  }

  @Override
  public List<ReportType> types() {
    return ports.renderer().offers().stream().map(ReportRenderer.Offer::type).toList();
  }

  @Override
  public boolean makes(ReportFormat format) {
    return ports.renderer().offers().stream().anyMatch(offer -> offer.formats().contains(format));
  }

  @Override
  public Optional<String> refusal(URI callback) {
    return ports.notifier().refusal(callback);
  }
}

package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ControlsKey;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Requester;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.Readiness;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CheckReadiness;
import io.cortap.ports.inbound.ReadProject;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.SnapshotCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Looks at projects for those whom Riskuity lets see them, on the thread of the call. */
final class ProjectReading implements CheckReadiness, ReadProject {
  /** How long a caller waits for Riskuity's controls at most. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private final RiskuityClient riskuity;
  private final Access access;
  private final ControlsReading reading;
  private final Reviewing reviewing;
  private final ReportRenderer renderer;
  private final SnapshotCodec snapshots;
  private final InstantSource clock;
  private final Shares places;

  /**
   * @param atOnce how many calls wait for Riskuity's controls at a time, beside the jobs that do
   */
  ProjectReading(
      RiskuityClient riskuity,
      Access access,
      ControlsReading reading,
      Reviewing reviewing,
      ReportRenderer renderer,
      SnapshotCodec snapshots,
      int atOnce,
      InstantSource clock) {
    this.riskuity = riskuity;
    this.access = access;
    this.reading = reading;
    this.reviewing = reviewing;
    this.renderer = renderer;
    this.snapshots = snapshots;
    this.places = new Shares(atOnce);
    this.clock = clock;
  }

  @Override
  public Answer<Checked> check(Caller caller, ProjectId project, String reportType) {
    return as(
        caller,
        project,
        requester -> {
          List<ReportRenderer.Offer> offers = renderer.offers();
          return offers.stream()
              .filter(offer -> offer.type().id().equals(reportType))
              .findFirst()
              .map(offer ->
                  reviewed(
                      caller,
                      new ControlsKey(requester, project),
                      false,
                      outcome ->
                          new Checked(
                              project,
                              offer.type(),
                              Readiness.of(
                                  outcome.whereFindingsAreReported(offer.reportsFindings()),
                                  offer.fields()))))
              .orElseGet(() -> Answer.refused(unknown(offers)));
        });
  }

  private static Problem unknown(List<ReportRenderer.Offer> offers) {
    List<String> known = offers.stream().map(offer -> offer.type().id()).toList();
    return Problem.of(
            FailureCode.INVALID_REPORT_TYPE,
            "no such report type; known are " + String.join(", ", known))
        .with("known", known);
  }

  @Override
  public Answer<Canonical> read(Caller caller, ProjectId project) {
    return canonical(caller, project, false);
  }

  @Override
  public Answer<Canonical> refresh(Caller caller, ProjectId project) {
    return canonical(caller, project, true);
  }

  private Answer<Canonical> canonical(Caller caller, ProjectId project, boolean anew) {
    return as(
        caller,
        project,
        requester ->
            reviewed(
                caller,
                new ControlsKey(requester, project),
                anew,
                outcome ->
                    new Canonical(
                        outcome.review(), snapshots.encode(outcome.review()), outcome.warnings())));
  }

  @Override
  public Answer<Dropped> drop(Caller caller, ProjectId project) {
    return as(
        caller,
        project,
        requester -> {
          reading.drop(new ControlsKey(requester, project));
          return Answer.given(new Dropped());
        });
  }

  /** What is done for whoever Riskuity lets see the project. */
  private <T> Answer<T> as(Caller caller, ProjectId project, Function<Requester, Answer<T>> use) {
    return Guarded.answer(() ->
        switch (access.allowed(caller, project)) {
          case Answer.Refused<Requester> refused -> Answer.refused(refused.problem());
          case Answer.Given<Requester> requester -> use.apply(requester.value());
        });
  }

  private <T> Answer<T> reviewed(
      Caller caller, ControlsKey key, boolean anew, Function<ReviewOutcome, T> use) {
    var wanted =
        new ControlsReading.Wanted(
            new Placed(key.reader()), caller.token(), key, caller.correlationId());
    return switch (controls(wanted, anew)) {
      case Answer.Refused<ProjectControls> refused -> Answer.refused(refused.problem());
      case Answer.Given<ProjectControls> controls -> {
        var project = new ProjectKey(key.reader().tenant(), key.project());
        yield Answer.given(
            use.apply(
                reviewing.review(project, controls.value(), SetupRecord.EMPTY, clock.instant())));
      }
    };
  }

  private Answer<ProjectControls> controls(ControlsReading.Wanted wanted, boolean anew) {
    Controls controls =
        anew
            ? reading.readAnew(wanted, LIMIT, ProjectReading::unwatched)
            : reading.read(wanted, LIMIT, ProjectReading::unwatched);
    return switch (controls) {
      case Controls.Read read -> Answer.given(read.project());
      case Controls.Refused refused -> Answer.refused(toCaller(refused.problem()).at("fetch"));
    };
  }

  /** Riskuity, as far as there is a place for one more reading of this user. */
  private final class Placed implements RiskuityClient {
    private final Requester user;

    Placed(Requester user) {
      this.user = user;
    }

    @Override
    public Probe probe(
        UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
      return riskuity.probe(token, project, correlationId, limit);
    }

    @Override
    public Controls controls(
        UserToken token,
        ProjectId project,
        CorrelationId correlationId,
        Duration limit,
        Progress progress) {
      if (!places.tryEnter(user)) {
        return new Controls.Refused(
            Problem.of(
                FailureCode.TOO_MANY_REQUESTS,
                "as many projects are read for callers, or for this one, as the service can take"));
      }
      try {
        return riskuity.controls(token, project, correlationId, limit, progress);
      } finally {
        places.leave(user);
      }
    }
  }

  private static void unwatched(int readControls, int allControls) {
    // The caller gets all or nothing.
  }

  private static Problem toCaller(Problem problem) {
    if (Thread.currentThread().isInterrupted()) {
      return Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the service is about to stop");
    }
    return problem.code() == FailureCode.DATA_FETCH_ERROR
            && "404".equals(String.valueOf(problem.details().get("status_code")))
        ? Problem.of(FailureCode.PROJECT_NOT_FOUND, problem.message())
        : problem;
  }
}

package io.cortap.adapter.riskuity;

import com.fasterxml.jackson.databind.JsonNode;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.RiskuityClient;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Riskuity over HTTP: one endpoint, page by page, with patience. */
public final class HttpRiskuityClient implements RiskuityClient {
  private static final int PAGE_TIMEOUT_FACTOR = 3;

  private final RiskuityOrigin origin;
  private final PatientOrigin patient;
  private final RiskuitySettings settings;
  private final InstantSource clock;

  /**
   * A client that really waits between tries.
   *
   * @param http borrowed; it must never follow redirects by itself
   * @param random spreads the waits
   */
  public HttpRiskuityClient(
      HttpClient http, RiskuitySettings settings, InstantSource clock, RandomGenerator random) {
    this(http, settings, clock, random, Pause.SLEEPING);
  }

  /**
   * A client whose waits are {@code pause}'s.
   *
   * @param http borrowed; it must never follow redirects by itself
   * @param clock judges tokens' ends and measures limits
   * @param random spreads the waits
   */
  public HttpRiskuityClient(
      HttpClient http,
      RiskuitySettings settings,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    this.origin = new RiskuityOrigin(http, settings, clock);
    this.patient = new PatientOrigin(origin, settings, clock, random, pause);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Probe probe(
      UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
    Duration timeout = limit.compareTo(settings.timeout()) < 0 ? limit : settings.timeout();
    try {
      Reply reply = origin.get(path(project, 1, 0), token, correlationId, timeout);
      return judged(new Tries(List.of(reply)), token, project);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Probe.Unanswered("the question was interrupted", false);
    }
  }

  private Probe judged(Tries tries, UserToken token, ProjectId project) {
    if (tries.last() instanceof Reply.Answered answered && answered.isSuccess()) {
      return allowed(answered.body());
    }
    Asked asked = Asked.whetherProjectIsAllowed(project);
    return switch (tries.last().statusCode()) {
      case 401 -> new Probe.Refused(asked.tokenRefused(tries, token, clock.instant()));
      case 403 -> new Probe.Refused(forbidden(asked, tries, token, project));
      case 404 -> new Probe.Refused(asked.projectNotFound(tries, token, project));
      default -> new Probe.Unanswered(tries.sentence(), tries.last().isSilence());
    };
  }

  /** A proxy's login page answers 200 too: only a page of controls lets anybody in. */
  private static Probe allowed(byte[] body) {
    try {
      ControlsPage.parse(body);
      return new Probe.Allowed();
    } catch (UnusablePageException e) {
      return new Probe.Unanswered(e.sentence(), false);
    }
  }

  @Override
  public Controls controls(
      UserToken token,
      ProjectId project,
      CorrelationId correlationId,
      Duration limit,
      Progress progress) {
    Instant deadline = clock.instant().plus(limit);
    var reading =
        new ProjectReading(
            offset -> page(offset, token, project, correlationId, deadline), settings, progress);
    try {
      List<JsonNode> items = reading.items();
      return new Controls.Read(
          ControlReader.read(items, project, settings.controlPages(), clock.instant()));
    } catch (RefusedReadException e) {
      return new Controls.Refused(e.problem());
    } catch (UnusablePageException e) {
      return new Controls.Refused(Asked.forControls(project).notUsable(e.sentence(), 200, 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Controls.Refused(interrupted());
    }
  }

  private ControlsPage page(
      int offset, UserToken token, ProjectId project, CorrelationId correlationId, Instant deadline)
      throws RefusedReadException, InterruptedException {
    Tries tries =
        patient.get(
            path(project, settings.pageSize(), offset),
            token,
            correlationId,
            settings.timeout().multipliedBy(PAGE_TIMEOUT_FACTOR),
            deadline);
    Asked asked = Asked.forControls(project);
    if (tries.last() instanceof Reply.Answered answered && answered.isSuccess()) {
      return parsed(answered, asked, tries.count());
    }
    throw new RefusedReadException(
        switch (tries.last().statusCode()) {
          case 401 -> asked.tokenRefused(tries, token, clock.instant());
          case 403 -> forbidden(asked, tries, token, project);
          default -> asked.notFetched(tries, token);
        });
  }

  private static ControlsPage parsed(Reply.Answered answered, Asked asked, int attempts)
      throws RefusedReadException {
    try {
      return ControlsPage.parse(answered.body());
    } catch (UnusablePageException e) {
      throw new RefusedReadException(asked.notUsable(e.sentence(), answered.status(), attempts));
    }
  }

  private static Problem forbidden(Asked asked, Tries tries, UserToken token, ProjectId project) {
    return asked.forbidden(tries, token).with("project_id", project.value());
  }

  private static Problem interrupted() {
    return Problem.of(
            FailureCode.DATA_FETCH_ERROR, "Reading the project's controls was interrupted.")
        .at("fetch");
  }

  private static String path(ProjectId project, int limit, int offset) {
    return "/projects/project_controls/" + project + "?limit=" + limit + "&offset=" + offset;
  }
}

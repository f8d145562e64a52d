package io.cortap.adapter.riskuity;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import java.time.Instant;

/**
 * One question to Riskuity, and what its answers mean when they are a no.
 *
 * @param stage where the question is asked, {@code authorize} or {@code fetch}
 * @param endpoint method and path, without a query
 * @param object what is asked for, in words
 */
record Asked(String stage, String endpoint, String object) {

  static Asked whetherProjectIsAllowed(ProjectId project) {
    return new Asked("authorize", controlsOf(project), "project " + project);
  }

  static Asked forControls(ProjectId project) {
    return new Asked("fetch", controlsOf(project), "the project's controls");
  }

  static Asked whetherTokenIsGenuine() {
    return new Asked("authorize", "GET /projects/tenant/", "the tenant's projects");
  }

  private static String controlsOf(ProjectId project) {
    return "GET /projects/project_controls/" + project;
  }

  /** 401: expired if its end has passed, else refused for what it is. */
  Problem tokenRefused(Tries tries, UserToken token, Instant now) {
    var decoded = DecodedToken.of(token);
    if (decoded.map(jwt -> jwt.hasEndedAt(now)).orElse(false)) {
      return told(
          Problem.of(FailureCode.EXPIRED_TOKEN, "The token has expired; Riskuity refuses it."),
          tries,
          token);
    }
    Problem refused =
        told(
            Problem.of(
                FailureCode.INVALID_TOKEN,
                "Riskuity does not accept the token (it answered 401 for " + object + ")."),
            tries,
            token);
    return decoded
        .map(DecodedToken::kind)
        .filter(kind -> !kind.advice().isEmpty())
        .map(kind -> refused.hinting(kind.advice()))
        .orElse(refused);
  }

  /** 403: the token is known, and this is not for its user. */
  Problem forbidden(Tries tries, UserToken token) {
    String user = DecodedToken.of(token).map(jwt -> jwt.id("user_id")).orElse("");
    return told(
            Problem.of(
                FailureCode.INSUFFICIENT_PERMISSIONS,
                "Riskuity does not let this user read " + object + "."),
            tries,
            token)
        .with("user_id", user)
        .with("required_permission", "read " + object);
  }

  /** 404 for a project that is only asked about. */
  Problem projectNotFound(Tries tries, UserToken token, ProjectId project) {
    return told(
            Problem.of(
                FailureCode.PROJECT_NOT_FOUND,
                "Riskuity knows no project " + project + ", or not for this user."),
            tries,
            token)
        .with("project_id", project.value());
  }

  /** Everything else that is not an answer to work with. */
  Problem notFetched(Tries tries, UserToken token) {
    String message = tries.sentence() + " for " + object + ".";
    Problem problem = told(Problem.of(FailureCode.DATA_FETCH_ERROR, message), tries, token);
    return switch (tries.last()) {
      case Reply.Answered answered when answered.status() == 404 ->
          problem.forGood().hinting("Check in Riskuity that the project still exists.");
      case Reply.TooLong tooLong ->
          problem.forGood().hinting("Ask the operator to raise the size limit of an answer.");
      case Reply.Astray astray ->
          problem
              .forGood()
              .hinting("Ask the operator to check RISKUITY_BASE_URL: it must be the API's origin.");
      case Reply reply -> reply.isWorthRepeating() ? problem : problem.forGood();
    };
  }

  /** An answer came, and cannot be used; {@code why} is a whole sentence. */
  Problem notUsable(String why, int status, int attempts) {
    return Problem.of(FailureCode.DATA_FETCH_ERROR, why)
        .at(stage)
        .with("endpoint", endpoint)
        .with("status_code", status)
        .with("attempts", attempts);
  }

  private Problem told(Problem problem, Tries tries, UserToken token) {
    Problem told = problem.at(stage).with("endpoint", endpoint).with("attempts", tries.count());
    int status = tries.last().statusCode();
    if (status > 0) {
      told = told.with("status_code", status);
    }
    String upstream =
        tries.last() instanceof Reply.Answered answered
            ? UpstreamDetail.of(answered.body(), token)
            : "";
    return upstream.isEmpty() ? told : told.with("upstream", upstream);
  }
}

package io.cortap.adapter.http;

import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.OpenLink;
import io.javalin.http.Context;

/** {@code GET /api/v1/downloads/{job_id}/{segment}}: the link itself is the proof. */
final class OpenLinkHandler implements ReplyHandler {
  // One problem for every link that was never made, whatever is wrong with it.
  private static final Problem NO_SUCH_LINK =
      Problem.of(FailureCode.NOT_FOUND, "there is no such download link")
          .hinting("Copy the whole link, or ask for the job: the answer holds its link.");

  private final OpenLink openLink;

  OpenLinkHandler(OpenLink openLink) {
    this.openLink = openLink;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    String id = request.pathParam(Route.JOB_ID);
    if (!JobId.isWellFormed(id)) {
      throw new RefusedException(NO_SUCH_LINK);
    }
    return switch (openLink.open(new JobId(id), request.pathParam(Route.SEGMENT))) {
      case Answer.Given<OpenLink.Opened> given -> file(given.value());
      case Answer.Refused<OpenLink.Opened> refused -> refusal(request, refused.problem());
    };
  }

  private static Reply file(OpenLink.Opened opened) {
    return Reply.of(200, opened.file().format().contentType(), opened.bytes())
        .with("Content-Disposition", ContentDisposition.attachment(opened.file().fileName()))
        .with("Referrer-Policy", "no-referrer");
  }

  private static Reply refusal(Context request, Problem problem) {
    FailureCode code = problem.code();
    if (code == FailureCode.NOT_FOUND || code == FailureCode.JOB_NOT_FOUND) {
      throw new RefusedException(NO_SUCH_LINK);
    }
    if (code == FailureCode.LINK_EXPIRED && Accept.prefersHtml(request.header("Accept"))) {
      return Reply.html(410, ProblemPage.of(problem)).with("Referrer-Policy", "no-referrer");
    }
    throw new RefusedException(problem);
  }
}

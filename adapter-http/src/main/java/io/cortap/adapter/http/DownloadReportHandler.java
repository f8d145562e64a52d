package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.FindJob;
import io.javalin.http.Context;

/** {@code GET /api/v1/jobs/{job_id}/download}: 302 to the file. */
final class DownloadReportHandler implements ReplyHandler {
  private final FindJob findJob;

  DownloadReportHandler(FindJob findJob) {
    this.findJob = findJob;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    FindJob.Found found =
        OwnJobs.given(findJob.find(Callers.of(request, correlation), OwnJobs.named(request)));
    return switch (found.download()) {
      case FindJob.Download.Ready ready ->
          Reply.empty(302)
              .with("Location", ready.link().url().toString())
              .with("Referrer-Policy", "no-referrer");
      case FindJob.Download.Withheld withheld ->
          throw new RefusedException(
              Problem.of(
                  FailureCode.INSUFFICIENT_PERMISSIONS, "a service account opens no reports"));
      case FindJob.Download.Absent absent ->
          throw new RefusedException(
              Problem.of(FailureCode.CONFLICT, "there is no report to download, or not yet")
                  .with("status", found.job().status().wireName()));
    };
  }
}

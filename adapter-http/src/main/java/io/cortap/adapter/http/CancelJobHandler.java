package io.cortap.adapter.http;

import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CancelJob;
import io.javalin.http.Context;

/** {@code POST /api/v1/jobs/{job_id}/cancel}: 200 with the job as it is then. */
final class CancelJobHandler implements ReplyHandler {
  private final CancelJob cancelJob;
  private final ProblemForm problems;

  CancelJobHandler(CancelJob cancelJob, PublicBase base) {
    this.cancelJob = cancelJob;
    this.problems = new ProblemForm(base.prefix());
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Caller caller = Callers.of(request, correlation);
    return Reply.json(
        200, JobJson.of(OwnJobs.given(cancelJob.cancel(caller, OwnJobs.named(request))), problems));
  }
}

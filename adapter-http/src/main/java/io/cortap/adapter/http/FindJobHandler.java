package io.cortap.adapter.http;

import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.javalin.http.Context;
import java.time.Duration;

/** {@code GET /api/v1/jobs/{job_id}}. */
final class FindJobHandler implements ReplyHandler {
  /** What callers are told to wait before they ask for a job that still runs. */
  static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(2);

  // One problem for a job that is missing, foreign or misspelt: the answers differ in nothing.
  private static final Problem NO_SUCH_JOB =
      Problem.of(FailureCode.JOB_NOT_FOUND, "there is no such job");

  private final FindJob findJob;
  private final ProblemForm problems;

  FindJobHandler(FindJob findJob, PublicBase base) {
    this.findJob = findJob;
    this.problems = new ProblemForm(base.prefix());
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Caller caller = Callers.of(request, correlation);
    FindJob.Found found = find(caller, request.pathParam(Route.JOB_ID));
    Reply reply = Reply.json(200, JobJson.of(found, problems));
    return found.job().state() instanceof JobState.Finished
        ? reply
        : reply.retryAfter(ASK_AGAIN_AFTER);
  }

  private FindJob.Found find(Caller caller, String id) {
    if (!JobId.isWellFormed(id)) {
      throw new RefusedException(NO_SUCH_JOB);
    }
    return switch (findJob.find(caller, new JobId(id))) {
      case Answer.Given<FindJob.Found> given -> given.value();
      case Answer.Refused<FindJob.Found> refused ->
          throw new RefusedException(
              refused.problem().code() == FailureCode.JOB_NOT_FOUND
                  ? NO_SUCH_JOB
                  : refused.problem());
    };
  }
}

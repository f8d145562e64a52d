package io.cortap.adapter.http;

import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.javalin.http.Context;
import java.util.function.BiFunction;

/**
 * {@code POST /api/v1/jobs/{job_id}/cancel}, {@code /redeliver} and {@code /resume}: 200 with the
 * job as it is then, 202 while there is work left for it.
 */
final class JobActionHandler implements ReplyHandler {
  private final BiFunction<Caller, JobId, Answer<FindJob.Found>> action;
  private final ProblemForm problems;

  JobActionHandler(BiFunction<Caller, JobId, Answer<FindJob.Found>> action, PublicBase base) {
    this.action = action;
    this.problems = new ProblemForm(base.prefix());
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Caller caller = Callers.of(request, correlation);
    FindJob.Found found = OwnJobs.given(action.apply(caller, OwnJobs.named(request)));
    boolean finished = found.job().state() instanceof JobState.Finished;
    Reply reply = Reply.json(finished ? 200 : 202, JobJson.of(found, problems));
    return finished ? reply : reply.retryAfter(FindJobHandler.ASK_AGAIN_AFTER);
  }
}

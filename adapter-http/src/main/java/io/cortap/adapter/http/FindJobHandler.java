package io.cortap.adapter.http;

import io.cortap.core.job.JobState;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.javalin.http.Context;
import java.time.Duration;

/** {@code GET /api/v1/jobs/{job_id}}. */
final class FindJobHandler implements ReplyHandler {
  /** What callers are told to wait before they ask for a job that still runs. */
  static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(2);

  private final FindJob findJob;
  private final PrintedJobs printed;

  FindJobHandler(FindJob findJob, PublicBase base) {
    this.findJob = findJob;
    this.printed = new PrintedJobs(new ProblemForm(base.prefix()));
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Caller caller = Callers.of(request, correlation);
    FindJob.Found found = OwnJobs.given(findJob.find(caller, OwnJobs.named(request)));
    Reply reply = Reply.json(200, printed.json(found));
    return found.job().state() instanceof JobState.Finished
        ? reply
        : reply.retryAfter(ASK_AGAIN_AFTER);
  }
}

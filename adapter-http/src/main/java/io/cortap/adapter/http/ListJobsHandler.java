package io.cortap.adapter.http;

import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.ListJobs;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/jobs}: the caller's own jobs, each as {@link FindJobHandler} shows it. */
final class ListJobsHandler implements ReplyHandler {
  private final ListJobs listJobs;
  private final ProblemForm problems;

  ListJobsHandler(ListJobs listJobs, PublicBase base) {
    this.listJobs = listJobs;
    this.problems = new ProblemForm(base.prefix());
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    var caller = Callers.of(request, correlation);
    ListJobs.Page page = Callers.given(listJobs.list(caller, request.queryParamMap()));
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("jobs", page.jobs().stream().map(found -> JobJson.of(found, problems)).toList());
    page.nextCursor().ifPresent(cursor -> members.put("next_cursor", cursor));
    return Reply.json(200, members);
  }
}

package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CheckReadiness;
import io.javalin.http.Context;

/** {@code GET /api/v1/projects/{project_id}/readiness}. */
final class CheckReadinessHandler implements ReplyHandler {
  private static final String REPORT_TYPE = "report_type";

  private final CheckReadiness checkReadiness;
  private final Waits waits;

  CheckReadinessHandler(CheckReadiness checkReadiness, Waits waits) {
    this.checkReadiness = checkReadiness;
    this.waits = waits;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Caller caller = Callers.of(request, correlation);
    ProjectId project = NamedProject.of(request);
    String type = QueryParameters.only(request, REPORT_TYPE);
    if (type.isEmpty()) {
      throw QueryParameters.refused(REPORT_TYPE, "is required: the report that is to be made");
    }
    CheckReadiness.Checked checked =
        Callers.given(waits.orUnavailable(() -> checkReadiness.check(caller, project, type)));
    return Reply.json(200, ReadinessJson.of(checked));
  }
}

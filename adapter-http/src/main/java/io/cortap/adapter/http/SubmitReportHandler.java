package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.SubmitReport;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/generate-report}: 202 once the job is as durable as its store promises. */
final class SubmitReportHandler implements ReplyHandler {
  private final SubmitReport submitReport;
  private final JsonRequests requests;
  private final PublicBase base;

  SubmitReportHandler(SubmitReport submitReport, JsonRequests requests, PublicBase base) {
    this.submitReport = submitReport;
    this.requests = requests;
    this.base = base;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) throws IOException {
    var caller = Callers.of(request, correlation);
    var accepted = Callers.given(submitReport.submit(caller, requests.read(request)));
    String statusUrl = base.url("/api/v1/jobs/" + accepted.job().id());
    return Reply.json(202, members(accepted, statusUrl))
        .with("Location", statusUrl)
        .retryAfter(FindJobHandler.ASK_AGAIN_AFTER);
  }

  private static Map<String, @Nullable Object> members(
      SubmitReport.Accepted accepted, String statusUrl) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("job_id", accepted.job().id().value());
    members.put("status", accepted.job().status().wireName());
    members.put("estimated_completion", WireTime.format(accepted.estimatedCompletion()));
    members.put("status_url", statusUrl);
    members.put("warnings", accepted.warnings());
    return members;
  }
}

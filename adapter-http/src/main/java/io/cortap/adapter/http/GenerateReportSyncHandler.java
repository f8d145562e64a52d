package io.cortap.adapter.http;

import io.cortap.adapter.http.ProblemReplies.Occurrence;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.GenerateReport;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/generate-report-sync}: 200 with the link once the report is made, in the
 * shape that Riskuity's web client reads (contract, section 1).
 */
final class GenerateReportSyncHandler implements ReplyHandler {
  private final GenerateReport generateReport;
  private final TokenFirst tokenFirst;
  private final JsonRequests requests;
  private final SyncErrors errors;
  private final Waits waits;

  GenerateReportSyncHandler(
      GenerateReport generateReport,
      TokenFirst tokenFirst,
      JsonRequests requests,
      SyncErrors errors,
      Waits waits) {
    this.generateReport = generateReport;
    this.tokenFirst = tokenFirst;
    this.requests = requests;
    this.errors = errors;
    this.waits = waits;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) throws IOException {
    Caller caller = Callers.of(request, correlation);
    Found found = generated(caller, tokenFirst.read(caller, () -> requests.read(request)));
    Job job = found.job();
    var here = Occurrence.at(correlation, request.path(), true);
    return switch (job.state()) {
      case JobState.Completed completed -> Reply.json(200, members(found, completed, correlation));
      case JobState.Failed failed -> errors.reply(failed.problem(), here, job.id());
      case JobState.Cancelled cancelled -> errors.reply(cancelled.problem(), here, job.id());
      case JobState.Queued queued -> unfinished(here, job);
      case JobState.Running running -> unfinished(here, job);
    };
  }

  private Found generated(Caller caller, Map<String, ? extends @Nullable Object> form) {
    return Callers.given(waits.orUnavailable(() -> generateReport.generate(caller, form)));
  }

  private Reply unfinished(Occurrence here, Job job) {
    Problem problem =
        Problem.of(
            FailureCode.JOB_TIMEOUT,
            "the report is not finished yet; its job goes on, status_url tells how it stands");
    return errors.reply(problem, here, job.id()).retryAfter(FindJobHandler.ASK_AGAIN_AFTER);
  }

  private static Map<String, @Nullable Object> members(
      Found found, JobState.Completed completed, CorrelationId correlation) {
    Job job = found.job();
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("status", "completed");
    members.put("report_id", job.id().value());
    members.put("project_id", job.accepted().request().project().value());
    members.put("report_type", job.accepted().request().type().id());
    if (found.download() instanceof Download.Ready ready) {
      members.put("download_url", ready.link().url().toString());
      members.put("expires_at", WireTime.format(ready.link().endsAt()));
    }
    ReportFile.Facts facts = completed.file().facts();
    members.put("generated_at", WireTime.format(facts.generatedAt()));
    members.put("file_size_bytes", completed.file().sizeBytes());
    members.put("metadata", metadata(facts, job));
    members.put("correlation_id", correlation.value());
    return members;
  }

  private static Map<String, @Nullable Object> metadata(ReportFile.Facts facts, Job job) {
    var metadata = new LinkedHashMap<String, @Nullable Object>();
    metadata.put("recipient_name", facts.recipientName());
    metadata.put("review_type", facts.reviewType());
    metadata.put("review_areas", facts.reviewAreas());
    metadata.put("deficiency_count", facts.deficiencyCount());
    metadata.put("generation_time_ms", job.effort().worked().toMillis());
    return metadata;
  }
}

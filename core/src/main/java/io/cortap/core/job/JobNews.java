package io.cortap.core.job;

import io.cortap.core.job.JobState.Cancelled;
import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Failed;
import io.cortap.core.job.JobState.Queued;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.problem.Problem;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.WireTime;
import io.cortap.core.webhook.EventId;
import io.cortap.core.webhook.WebhookPayload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the webhook of a finished job says (contract, section 3). A cancelled job is told as failed,
 * because receivers know two values.
 *
 * @param event the same over all attempts
 */
public record JobNews(EventId event, WebhookPayload payload) {

  /** The news of a report that can be fetched from {@code link}. */
  public static JobNews completed(Job job, Completed completed, DownloadLink link) {
    ReportFile file = completed.file();
    Map<String, @Nullable Object> members = opening(job, "completed");
    members.put("download_url", link.url().toString());
    members.put("expires_at", WireTime.format(link.endsAt()));
    members.put("file_size", file.sizeBytes());
    members.put("file_name", file.fileName());
    members.put("metadata", metadata(file.facts()));
    members.put("sha256", file.sha256().hex());
    members.put("link_kind", link.kind().wireName());
    members.put("warnings", job.warnings());
    return new JobNews(EventId.completed(job.id().value()), new WebhookPayload(members));
  }

  /** The news that there will be no report, and why. */
  public static JobNews failed(Job job, ProblemForm form) {
    Map<String, @Nullable Object> members = opening(job, "failed");
    members.put("error", error(job, form));
    return new JobNews(
        EventId.failed(job.id().value(), job.outcomeNumber()), new WebhookPayload(members));
  }

  /**
   * The {@code error} of a finished job that has no report: the same object in the webhook and
   * wherever else the job is shown.
   */
  public static Map<String, @Nullable Object> error(Job job, ProblemForm form) {
    return switch (job.state()) {
      case Failed failed -> nested(job, form, failed.problem(), failed.finishedAt());
      case Cancelled cancelled -> nested(job, form, cancelled.problem(), cancelled.finishedAt());
      case Completed completed -> throw unfinished(job);
      case Queued queued -> throw unfinished(job);
      case Running running -> throw unfinished(job);
    };
  }

  private static IllegalTransitionException unfinished(Job job) {
    return new IllegalTransitionException(job.id(), job.state(), "be told as failed");
  }

  private static Map<String, @Nullable Object> nested(
      Job job, ProblemForm form, Problem problem, Instant at) {
    return form.nested(
        problem, "/api/v1/jobs/" + job.id(), job.accepted().correlationId().value(), at);
  }

  private static Map<String, @Nullable Object> opening(Job job, String status) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("job_id", job.id().value());
    members.put("status", status);
    members.put("project_id", job.accepted().request().project().value());
    members.put("report_type", job.accepted().request().type().id());
    return members;
  }

  private static Map<String, @Nullable Object> metadata(ReportFile.Facts facts) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("generated_at", WireTime.format(facts.generatedAt()));
    members.put("recipient_name", facts.recipientName());
    members.put("deficiency_count", facts.deficiencyCount());
    members.put("review_areas", facts.reviewAreas());
    return members;
  }
}

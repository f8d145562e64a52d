package io.cortap.adapter.http;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobNews;
import io.cortap.core.job.JobState.Cancelled;
import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Failed;
import io.cortap.core.job.JobState.Finished;
import io.cortap.core.job.JobState.Queued;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.FindJob.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as its creator sees it: the compatible members first, then ours; members that do not apply
 * to the job's state are absent, never null.
 */
final class JobJson {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
  private final Job job;
  private final Download download;
  private final ProblemForm problems;

  private JobJson(Found found, ProblemForm problems) {
    this.job = found.job();
    this.download = found.download();
    this.problems = problems;
  }

  static Map<String, @Nullable Object> of(Found found, ProblemForm problems) {
    var json = new JobJson(found, problems);
    json.addIdentity();
    json.addEnd();
    json.addProgress();
    json.members.put("warnings", json.job.warnings());
    json.members.put("callback", callback(json.job.delivery()));
    json.addReport();
    return json.members;
  }

  private void addIdentity() {
    members.put("job_id", job.id().value());
    members.put("status", job.status().wireName());
    members.put("project_id", job.accepted().request().project().value());
    members.put("report_type", job.accepted().request().type().id());
    members.put("created_at", WireTime.format(job.accepted().createdAt()));
    members.put("updated_at", WireTime.format(job.updatedAt()));
  }

  private void addEnd() {
    switch (job.state()) {
      case Queued queued -> {}
      case Running running -> {}
      case Completed completed -> {
        addFinished("completed_at", completed);
        addLink();
        members.put("file_size", completed.file().sizeBytes());
        members.put("file_name", completed.file().fileName());
      }
      case Failed failed -> {
        addFinished("failed_at", failed);
        members.put("error", JobNews.error(job, problems));
      }
      case Cancelled cancelled -> {
        addFinished("failed_at", cancelled);
        members.put("error", JobNews.error(job, problems));
      }
    }
  }

  private void addFinished(String name, Finished finished) {
    Instant end = finished.finishedAt();
    long seconds = Duration.between(job.accepted().createdAt(), end).toSeconds();
    members.put(name, WireTime.format(end));
    members.put("duration_seconds", Math.max(0, seconds));
  }

  private void addLink() {
    if (download instanceof Download.Ready ready) {
      members.put("download_url", ready.link().url().toString());
      members.put("expires_at", WireTime.format(ready.link().endsAt()));
    }
  }

  private void addProgress() {
    if (job.state() instanceof Running running) {
      members.put("phase", running.phase().wireName());
    }
    if (job.state() instanceof Queued queued && !queued.reason().isEmpty()) {
      members.put("waiting_for", queued.reason());
    }
    members.put("progress", job.progress());
    if (job.state() instanceof Finished finished) {
      members.put("outcome", outcome(finished));
    }
  }

  private String outcome(Finished finished) {
    return switch (finished) {
      case Completed completed ->
          job.warnings().isEmpty() ? "completed" : "completed_with_warnings";
      case Failed failed -> "failed";
      case Cancelled cancelled -> "cancelled";
    };
  }

  static Map<String, @Nullable Object> callback(Delivery delivery) {
    return switch (delivery) {
      case Delivery.None none -> callback("none", Delivery.Tries.NONE, "", Instant.EPOCH);
      case Delivery.Pending pending ->
          callback("pending", pending.tries(), "next_attempt_at", pending.nextAt());
      case Delivery.Attempting attempting ->
          callback("pending", attempting.tries(), "next_attempt_at", attempting.startedAt());
      case Delivery.Delivered delivered ->
          callback("delivered", delivered.tries(), "delivered_at", delivered.deliveredAt());
      case Delivery.Exhausted exhausted ->
          callback("exhausted", exhausted.tries(), "", Instant.EPOCH);
      case Delivery.Stopped stopped -> callback("stopped", stopped.tries(), "", Instant.EPOCH);
    };
  }

  private static Map<String, @Nullable Object> callback(
      String state, Delivery.Tries tries, String timeName, Instant time) {
    var callback = new LinkedHashMap<String, @Nullable Object>();
    callback.put("state", state);
    callback.put("attempts", tries.made());
    if (!timeName.isEmpty()) {
      callback.put(timeName, WireTime.format(time));
    }
    if (!tries.lastError().isEmpty()) {
      callback.put(state.equals("delivered") ? "warning" : "last_error", tries.lastError());
    }
    return callback;
  }

  private void addReport() {
    if (!(job.state() instanceof Completed completed)) {
      return;
    }
    ReportFile file = completed.file();
    var template = new LinkedHashMap<String, @Nullable Object>();
    template.put("id", file.template().id());
    template.put("version", file.template().version());
    template.put("sha256", file.template().sha256().hex());
    members.put("template", template);
    members.put("sha256", file.sha256().hex());
    if (download instanceof Download.Ready ready) {
      members.put("link_kind", ready.link().kind().wireName());
    }
    members.put("metadata", metadata(file.facts()));
  }

  private static Map<String, @Nullable Object> metadata(ReportFile.Facts facts) {
    var metadata = new LinkedHashMap<String, @Nullable Object>();
    metadata.put("generated_at", WireTime.format(facts.generatedAt()));
    metadata.put("recipient_name", facts.recipientName());
    metadata.put("deficiency_count", facts.deficiencyCount());
    metadata.put("review_areas", facts.reviewAreas());
    return metadata;
  }
}

package io.cortap.adapter.http;

import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobStatus;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.SubmitReport;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/generate-report}: 202 once the job is as durable as its store promises; the
 * job that was accepted before, where the key says that it is the same submission. A trial is 200
 * and leaves nothing, and whatever key it brings is not looked at.
 */
final class SubmitReportHandler implements ReplyHandler {
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";

  private final SubmitReport submitReport;
  private final TokenFirst tokenFirst;
  private final JsonRequests requests;
  private final PublicBase base;
  private final ProblemForm problems;

  SubmitReportHandler(
      SubmitReport submitReport, TokenFirst tokenFirst, JsonRequests requests, PublicBase base) {
    this.submitReport = submitReport;
    this.tokenFirst = tokenFirst;
    this.requests = requests;
    this.base = base;
    this.problems = new ProblemForm(base.prefix());
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) throws IOException {
    var caller = Callers.of(request, correlation);
    Asked asked = tokenFirst.read(caller, () -> asked(request));
    if (asked.isTrial()) {
      return Reply.json(200, TrialJson.of(Callers.given(submitReport.tryOut(caller, asked.form))));
    }
    return reply(
        asked.key.isPresent()
            ? Callers.given(submitReport.submitOnce(caller, asked.key.get(), asked.form))
            : Callers.given(submitReport.submit(caller, asked.form)));
  }

  /** What was sent, as far as HTTP goes. */
  private record Asked(Map<String, @Nullable Object> form, Optional<IdempotencyKey> key) {
    // Written out, because javac drops the type annotations of a compact constructor's parameters.
    private Asked(Map<String, @Nullable Object> form, Optional<IdempotencyKey> key) {
      this.form = form;
      this.key = key;
    }

    boolean isTrial() {
      return Boolean.TRUE.equals(form.get("dry_run"));
    }
  }

  private Asked asked(Context request) throws IOException {
    List<String> keys = Collections.list(request.req().getHeaders(KEY));
    var keyless = new Asked(requests.read(request), Optional.empty());
    return keys.isEmpty() || keyless.isTrial()
        ? keyless
        : new Asked(keyless.form, Optional.of(key(keys)));
  }

  private static IdempotencyKey key(List<String> sent) {
    if (sent.size() > 1 || !IdempotencyKey.isWellFormed(sent.getFirst())) {
      String message = "must be sent once, with 1 to 255 visible ASCII characters";
      throw new RefusedException(
          Problem.of(FailureCode.INVALID_REQUEST, "the " + KEY + " header " + message)
              .with("fields", List.of(Map.of("field", KEY, "message", message)))
              .at("submission"));
    }
    return new IdempotencyKey(sent.getFirst());
  }

  private Reply reply(SubmitReport.Submission submission) {
    return switch (submission) {
      case SubmitReport.Accepted accepted -> reply(accepted.job(), accepted(accepted));
      case SubmitReport.Replayed replayed ->
          reply(replayed.found().job(), replayed(replayed)).with(REPLAYED, "true");
      case SubmitReport.Recognized recognized ->
          reply(recognized.id(), recognized.status(), recognized(recognized))
              .with(REPLAYED, "true");
    };
  }

  private Reply reply(Job job, Map<String, @Nullable Object> members) {
    return reply(job.id(), job.status(), members);
  }

  private Reply reply(JobId id, JobStatus status, Map<String, @Nullable Object> members) {
    return status.isFinished()
        ? Reply.json(200, members)
        : Reply.json(202, members)
            .with("Location", statusUrl(id))
            .retryAfter(FindJobHandler.ASK_AGAIN_AFTER);
  }

  private String statusUrl(JobId id) {
    return base.url("/api/v1/jobs/" + id);
  }

  private Map<String, @Nullable Object> accepted(SubmitReport.Accepted accepted) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("job_id", accepted.job().id().value());
    members.put("status", accepted.job().status().wireName());
    members.put("estimated_completion", WireTime.format(accepted.estimatedCompletion()));
    members.put("status_url", statusUrl(accepted.job().id()));
    members.put("warnings", accepted.warnings());
    return members;
  }

  private Map<String, @Nullable Object> replayed(SubmitReport.Replayed replayed) {
    Map<String, @Nullable Object> members = JobJson.of(replayed.found(), problems);
    members.put("status_url", statusUrl(replayed.found().job().id()));
    return members;
  }

  /** Whoever is not vouched for learns nothing that the first answer had not told. */
  private Map<String, @Nullable Object> recognized(SubmitReport.Recognized recognized) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("job_id", recognized.id().value());
    members.put("status", recognized.status().wireName());
    members.put("status_url", statusUrl(recognized.id()));
    return members;
  }
}

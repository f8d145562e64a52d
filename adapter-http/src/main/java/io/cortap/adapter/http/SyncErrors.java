package io.cortap.adapter.http;

import io.cortap.adapter.http.ProblemReplies.Occurrence;
import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.WireTime;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The errors of {@code generate-report-sync}, in the envelope that Riskuity's client reads and with
 * the few codes that it knows (contract, section 1).
 */
final class SyncErrors implements Refusals {
  /** Every code there is, and its status. */
  enum Code {
    INVALID_DATA(400),
    MISSING_REQUIRED_DATA(400),
    AUTHENTICATION_FAILED(401),
    INSUFFICIENT_PERMISSIONS(403),
    RISKUITY_API_ERROR(502),
    GENERATION_FAILED(500),
    TIMEOUT(504);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    static Code of(FailureCode code) {
      return switch (code) {
        case INVALID_REQUEST,
            INVALID_REPORT_TYPE,
            PROJECT_NOT_FOUND,
            FORMAT_UNAVAILABLE,
            PAYLOAD_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            TRANSFORMATION_ERROR,
            // No answer to this call; but whoever gets one was told what is wrong with the request.
            UNSAFE_CALLBACK_URL,
            IDEMPOTENCY_KEY_REUSED,
            JOB_NOT_FOUND,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            RANGE_NOT_SATISFIABLE,
            LINK_EXPIRED,
            CONFLICT,
            PRECONDITION_FAILED,
            PRECONDITION_REQUIRED ->
            INVALID_DATA;
        case MISSING_REQUIRED_DATA -> MISSING_REQUIRED_DATA;
        case INVALID_TOKEN, EXPIRED_TOKEN -> AUTHENTICATION_FAILED;
        case INSUFFICIENT_PERMISSIONS -> INSUFFICIENT_PERMISSIONS;
        case DATA_FETCH_ERROR, VERIFICATION_UNAVAILABLE -> RISKUITY_API_ERROR;
        case JOB_TIMEOUT -> TIMEOUT;
        case GENERATION_ERROR,
            S3_UPLOAD_ERROR,
            JOB_CRASHED,
            JOB_CANCELLED,
            WEBHOOK_DELIVERY_FAILED,
            TOO_MANY_REQUESTS,
            QUEUE_FULL,
            SERVICE_UNAVAILABLE,
            INTERNAL_ERROR ->
            GENERATION_FAILED;
      };
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final PublicBase base;
  private final InstantSource clock;

  SyncErrors(PublicBase base, InstantSource clock) {
    this.base = base;
    this.clock = clock;
  }

  @Override
  public Reply reply(Problem problem, Occurrence where) {
    return reply(problem, where, Map.of());
  }

  /** Why there is no report although there is a job, and where to look for it. */
  Reply reply(Problem problem, Occurrence where, JobId job) {
    var more = new LinkedHashMap<String, String>();
    more.put("job_id", job.value());
    more.put("status_url", base.url("/api/v1/jobs/" + job));
    return reply(problem, where, more);
  }

  private Reply reply(Problem problem, Occurrence where, Map<String, String> more) {
    Code code = Code.of(problem.code());
    var detail = new LinkedHashMap<String, @Nullable Object>();
    detail.put("error", code.wireName());
    detail.put("message", problem.message());
    detail.put("details", details(code, problem));
    detail.put("timestamp", WireTime.format(clock.instant()));
    detail.put("correlation_id", where.correlation().value());
    detail.putAll(more);
    Reply reply = Reply.json(code.status, Map.of("detail", detail));
    return ProblemReplies.demanded(reply, problem, where);
  }

  private static Map<String, @Nullable Object> details(Code code, Problem problem) {
    return code == Code.MISSING_REQUIRED_DATA && !problem.details().containsKey("missing_fields")
        ? problem.with("missing_fields", List.of()).details()
        : problem.details();
  }
}

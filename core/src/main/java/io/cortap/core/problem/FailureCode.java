package io.cortap.core.problem;

import static io.cortap.core.problem.WhoMustAct.CALLER;
import static io.cortap.core.problem.WhoMustAct.OPERATOR;
import static io.cortap.core.problem.WhoMustAct.RISKUITY;
import static io.cortap.core.problem.WhoMustAct.TEMPLATE_AUTHOR;

/**
 * Every way in which a request or a job can fail, by the stable word that crosses the wire.
 * Constants are only ever added.
 */
public enum FailureCode {
  INVALID_REQUEST(
      400,
      false,
      CALLER,
      "The request is not well formed",
      "Correct every field in details.fields and send it again."),
  INVALID_TOKEN(
      401,
      false,
      CALLER,
      "The token is not usable",
      "Send the user's own Riskuity API token as 'Authorization: Bearer <token>'."),
  EXPIRED_TOKEN(
      401,
      false,
      CALLER,
      "The token has expired",
      "Sign in to Riskuity again and repeat the request with the new token."),
  INSUFFICIENT_PERMISSIONS(
      403,
      false,
      CALLER,
      "The user may not do this",
      "Ask for access to the project in Riskuity, or use the account that created the job."),
  PROJECT_NOT_FOUND(
      404, false, CALLER, "Riskuity knows no such project", "Check the project id in Riskuity."),
  JOB_NOT_FOUND(
      404,
      false,
      CALLER,
      "There is no such job",
      "Check the job id; jobs end with their retention."),
  JOB_CANCELLED(
      0, false, CALLER, "The job was cancelled", "Submit the report again if it is still wanted."),
  INVALID_REPORT_TYPE(
      422, false, CALLER, "No such report type", "Use one of the report types in details.known."),
  UNSAFE_CALLBACK_URL(
      422,
      false,
      CALLER,
      "The callback URL is not allowed",
      "Use an https URL on a host that the operator has allowed for webhooks."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      false,
      CALLER,
      "The Idempotency-Key belongs to another request",
      "Use a new key for a new request."),
  PAYLOAD_TOO_LARGE(413, false, CALLER, "The request is too large", "Send a smaller body."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      false,
      CALLER,
      "The media type is not supported",
      "Send JSON with 'Content-Type: application/json'."),
  METHOD_NOT_ALLOWED(
      405,
      false,
      CALLER,
      "The method is not allowed here",
      "Use one of the methods in the Allow header."),
  NOT_FOUND(
      404,
      false,
      CALLER,
      "There is nothing at this path",
      "See the API description for the paths that exist."),
  TOO_MANY_REQUESTS(429, true, CALLER, "Too many requests", "Wait as long as Retry-After says."),
  QUEUE_FULL(429, true, CALLER, "The queue is full", "Wait as long as Retry-After says."),
  RANGE_NOT_SATISFIABLE(
      416,
      false,
      CALLER,
      "The file has no such bytes",
      "Ask for bytes within details.file_size, or for the whole file."),
  LINK_EXPIRED(
      410,
      false,
      CALLER,
      "The download link has ended",
      "Ask for the job again: the answer holds a fresh link while the report is kept."),
  CONFLICT(
      409, false, CALLER, "The job is not in a state for this", "Read the job's status first."),
  PRECONDITION_FAILED(
      412,
      false,
      CALLER,
      "The record has changed meanwhile",
      "Read it again and repeat the change."),
  PRECONDITION_REQUIRED(
      428, false, CALLER, "A version is required", "Send the ETag that was read as If-Match."),
  FORMAT_UNAVAILABLE(
      422,
      false,
      OPERATOR,
      "This format cannot be made here",
      "Ask for docx, or have the operator install a converter."),
  SERVICE_UNAVAILABLE(
      503,
      true,
      OPERATOR,
      "The service is not available",
      "Wait as long as Retry-After says and try again."),
  VERIFICATION_UNAVAILABLE(
      503,
      true,
      RISKUITY,
      "The token cannot be verified now",
      "Riskuity does not answer; try again shortly."),
  JOB_CRASHED(
      0,
      false,
      OPERATOR,
      "The job crashed its worker repeatedly",
      "Look for the job id in the logs; the inputs' hashes are in details."),
  DATA_FETCH_ERROR(
      502,
      true,
      RISKUITY,
      "Riskuity's data could not be read",
      "Try again later; if it stays, report details to Riskuity."),
  TRANSFORMATION_ERROR(
      422,
      false,
      OPERATOR,
      "The data do not make a review",
      "Look at details for what does not fit."),
  MISSING_REQUIRED_DATA(
      422,
      false,
      CALLER,
      "Required data are missing",
      "Supply the listed fields in the project's setup or in options.project_setup."),
  GENERATION_ERROR(
      500,
      false,
      TEMPLATE_AUTHOR,
      "The document could not be made",
      "Mend the template at the place in details."),
  S3_UPLOAD_ERROR(
      502,
      true,
      OPERATOR,
      "The document could not be stored",
      "Check the blob store and its permissions."),
  WEBHOOK_DELIVERY_FAILED(
      0,
      true,
      CALLER,
      "The webhook could not be delivered",
      "Check the receiver, then ask for a redelivery."),
  JOB_TIMEOUT(
      504,
      true,
      OPERATOR,
      "The job took too long",
      "See details for the limit that ended it; submit again."),
  INTERNAL_ERROR(
      500,
      true,
      OPERATOR,
      "Something unforeseen went wrong",
      "Give the correlation_id to the operator: it finds the cause in the log.");

  private final int httpStatus;
  private final boolean retryable;
  private final WhoMustAct whoMustAct;
  private final String title;
  private final String hint;

  FailureCode(int httpStatus, boolean retryable, WhoMustAct whoMustAct, String title, String hint) {
    this.httpStatus = httpStatus;
    this.retryable = retryable;
    this.whoMustAct = whoMustAct;
    this.title = title;
    this.hint = hint;
  }

  /** The HTTP status of this code, or 0 if it only ever ends jobs or deliveries. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the same request may succeed later, unless the single problem says otherwise. */
  public boolean retryable() {
    return retryable;
  }

  /** Who can do something about it. */
  public WhoMustAct whoMustAct() {
    return whoMustAct;
  }

  /** The same words for every problem of this code (RFC 9457, section 3.1.3). */
  public String title() {
    return title;
  }

  /** What to do next, unless the single problem knows better. */
  public String hint() {
    return hint;
  }
}

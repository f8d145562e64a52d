package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import java.time.Duration;
import java.time.InstantSource;

/** The one error object as an HTTP answer (RFC 9457), with the headers that its status demands. */
final class ProblemReplies implements Refusals {
  /** The fact of a 412 that names the tag to be used instead. */
  static final String CURRENT_ETAG = "current_etag";

  /** The fact of a 429 that says when to come back. */
  private static final String RETRY_AFTER_SECONDS = "retry_after_seconds";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ProblemForm form;
  private final InstantSource clock;

  ProblemReplies(PublicBase base, InstantSource clock) {
    this.form = new ProblemForm(base.prefix());
    this.clock = clock;
  }

  /** What went wrong with one request. */
  @Override
  public Reply reply(Problem problem, Occurrence where) {
    int status = problem.code().httpStatus();
    if (status == 0) {
      throw new IllegalArgumentException(problem.code() + " ends jobs; it is no answer to a call");
    }
    var members =
        form.answer(problem, where.instance(), where.correlation().value(), clock.instant());
    return demanded(Reply.of(status, Reply.PROBLEM, Json.bytes(members)), problem, where);
  }

  /** The reply with the headers that the problem's status demands. */
  static Reply demanded(Reply reply, Problem problem, Occurrence where) {
    return switch (problem.code().httpStatus()) {
      case 401 -> reply.with("WWW-Authenticate", challenge(problem, where));
      case 412 -> reply.with("ETag", String.valueOf(problem.details().get(CURRENT_ETAG)));
      case 416 -> reply.with("Content-Range", "bytes */" + problem.details().get("file_size"));
      case 429, 503 -> reply.retryAfter(wait(problem));
      default -> reply;
    };
  }

  private static Duration wait(Problem problem) {
    return problem.details().get(RETRY_AFTER_SECONDS) instanceof Number seconds
        ? Duration.ofSeconds(seconds.longValue())
        : RETRY_AFTER;
  }

  /** RFC 6750, section 3: whoever sent no token is told nothing but which kind is wanted. */
  private static String challenge(Problem problem, Occurrence where) {
    String wanted = "Bearer realm=\"cortap-rpt\"";
    return where.authorizationSent()
        ? wanted + ", error=\"invalid_token\", error_description=\"" + problem.code().title() + "\""
        : wanted;
  }

  /** The only thing that leaves when something unforeseen went wrong. */
  static Problem unforeseen() {
    return Problem.of(
        FailureCode.INTERNAL_ERROR, "something unforeseen went wrong while answering");
  }

  /**
   * One request that failed.
   *
   * @param instance the path up to its first parameter, so that neither a link nor a job's id is
   *     repeated; the whole path where the service has no such route
   */
  record Occurrence(CorrelationId correlation, String instance, boolean authorizationSent) {
    private static final int MAX_PATH_LENGTH = 200;

    static Occurrence at(CorrelationId correlation, String path, boolean authorizationSent) {
      String instance = Route.at(path).map(Route::collection).orElseGet(() -> shown(path));
      return new Occurrence(correlation, instance, authorizationSent);
    }

    // A URI reference (RFC 3986) holds none of the characters that mark up or quote.
    private static String shown(String path) {
      return path.length() <= MAX_PATH_LENGTH && path.matches("/[A-Za-z0-9._~/%-]*") ? path : "/";
    }
  }
}

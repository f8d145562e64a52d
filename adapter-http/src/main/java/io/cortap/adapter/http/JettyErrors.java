package io.cortap.adapter.http;

import io.cortap.adapter.http.ProblemReplies.Occurrence;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what never reaches a route, such as a request line or a path that Jetty refuses, with the
 * one error object; of Jetty's own words nothing is passed on.
 */
final class JettyErrors extends ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JettyErrors.class);

  private final Correlation correlations;
  private final ProblemReplies problems;

  JettyErrors(Correlation correlations, ProblemReplies problems) {
    this.correlations = correlations;
    this.problems = problems;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    CorrelationId correlation =
        correlations.of(request.getHeaders().getValuesList(Correlation.HEADER), List.of());
    Problem problem = problem(status);
    // Whoever left amid a request, or was left for being slow, is no failure of the server.
    if (problem.code() == FailureCode.INTERNAL_ERROR && !(cause instanceof EofException)) {
      LOG.atError()
          .setCause(cause)
          .addKeyValue("event", "unforeseen_failure")
          .addKeyValue("correlation_id", correlation)
          .log("the server failed; the caller got INTERNAL_ERROR and this correlation id");
    }
    String path = path(request);
    boolean authorizationSent = request.getHeaders().contains(BearerTokens.HEADER);
    Reply reply = problems.reply(problem, Occurrence.at(correlation, path, authorizationSent));
    write(reply, correlation, response, callback);
  }

  /** Jetty puts a path of its own in the place of one that it cannot read. */
  private static String path(Request request) {
    String path = request.getHttpURI().getPath();
    return path == null || path.equals("/badMessage") ? "/" : path;
  }

  private static void write(
      Reply reply, CorrelationId correlation, Response response, Callback callback) {
    response.setStatus(reply.status());
    HttpFields.Mutable headers = response.getHeaders();
    reply.headers().forEach(headers::put);
    headers.put(Correlation.HEADER, correlation.value());
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
  }

  // The catalogue has no 414, 431 and their like: they become the nearest code, whose status wins.
  private static Problem problem(int status) {
    return switch (status) {
      case 404 -> Problem.of(FailureCode.NOT_FOUND, "there is nothing at this path");
      case 413, 414, 431 ->
          Problem.of(
                  FailureCode.PAYLOAD_TOO_LARGE,
                  "the request's line, headers or body are too large")
              .hinting("Send a shorter URL, fewer or shorter headers, or a smaller body.");
      case 503 -> Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the service is about to stop");
      default ->
          status >= 400 && status < 500 || status == 501 || status == 505
              ? Problem.of(FailureCode.INVALID_REQUEST, "the request is not well-formed HTTP")
                  .hinting("Send HTTP/1.1 with a plain path; RFC 9112 has the form.")
              : ProblemReplies.unforeseen();
    };
  }
}

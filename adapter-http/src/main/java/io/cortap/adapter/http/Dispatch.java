package io.cortap.adapter.http;

import io.cortap.adapter.http.ProblemReplies.Occurrence;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands between Javalin and our handlers: whatever happens there becomes one reply. */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final String CORRELATION = CorrelationId.class.getName();

  private final Correlation correlations;
  private final ProblemReplies problems;

  Dispatch(Correlation correlations, ProblemReplies problems) {
    this.correlations = correlations;
    this.problems = problems;
  }

  /** {@code handler} for Javalin; it throws nothing. */
  Handler serving(ReplyHandler handler) {
    return request -> write(request, outcome(request, handler));
  }

  private Reply outcome(Context request, ReplyHandler handler) {
    try {
      return handler.reply(request, correlation(request));
    } catch (RefusedException e) {
      return refusal(request, e.problem());
    } catch (IOException e) {
      return refusal(
          request,
          Problem.of(FailureCode.INVALID_REQUEST, "the body could not be read to its end"));
    } catch (RuntimeException | Error e) {
      return unforeseen(request, e);
    }
  }

  /** For what no route takes: a path of ours with another method, or no path of ours. */
  void refuseUnrouted(Context request) {
    Optional<Route> route = Route.at(request.path());
    HandlerType method = request.method();
    if (route.isPresent() && !route.get().methods().contains(method)) {
      Problem problem =
          Problem.of(
              FailureCode.METHOD_NOT_ALLOWED,
              "this path knows " + route.get().allow() + " and no other method");
      write(request, refusal(request, problem).with("Allow", route.get().allow()));
    } else {
      write(
          request,
          refusal(request, Problem.of(FailureCode.NOT_FOUND, "there is nothing at this path")));
    }
  }

  /** For what fails between Javalin and our handlers. */
  void refuseUnforeseen(Exception e, Context request) {
    write(request, unforeseen(request, e));
  }

  private Reply unforeseen(Context request, Throwable cause) {
    LOG.atError()
        .setCause(cause)
        .addKeyValue("event", "unforeseen_failure")
        .addKeyValue("correlation_id", correlation(request))
        .log("answering failed; the caller got INTERNAL_ERROR and this correlation id");
    return refusal(request, ProblemReplies.unforeseen());
  }

  private Reply refusal(Context request, Problem problem) {
    boolean authorizationSent = request.req().getHeader(BearerTokens.HEADER) != null;
    Reply reply =
        problems.reply(
            problem, Occurrence.at(correlation(request), request.path(), authorizationSent));
    return announcesABody(request) ? reply.with("Connection", "close") : reply;
  }

  /**
   * A refusal may come before the body was read; the server then ends the connection, and has to
   * say so (RFC 9112, section 9.6), or the client's next request on it is lost.
   */
  private static boolean announcesABody(Context request) {
    return request.req().getContentLengthLong() > 0
        || request.req().getHeader("Transfer-Encoding") != null;
  }

  private CorrelationId correlation(Context request) {
    if (request.req().getAttribute(CORRELATION) instanceof CorrelationId known) {
      return known;
    }
    CorrelationId id = correlations.of(request.req().getHeaders(Correlation.HEADER));
    request.req().setAttribute(CORRELATION, id);
    return id;
  }

  private void write(Context request, Reply reply) {
    request.status(reply.status());
    reply.headers().forEach(request::header);
    request.header(Correlation.HEADER, correlation(request).value());
    request.result(reply.body());
  }
}

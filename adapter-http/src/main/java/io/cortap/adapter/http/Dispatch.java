package io.cortap.adapter.http;

import static io.cortap.adapter.http.Route.GENERATE_REPORT_SYNC;

import io.cortap.adapter.http.ProblemReplies.Occurrence;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.TraceParent;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Stands between Javalin and our handlers: whatever happens there becomes one reply. */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final String CORRELATION = CorrelationId.class.getName();

  private final Correlation correlations;
  private final Refusals problems;
  private final Admission admission;
  private final LongAnswers longAnswers;
  private final CrossOrigin crossOrigin;

  Dispatch(
      Correlation correlations,
      Refusals problems,
      Admission admission,
      LongAnswers longAnswers,
      CrossOrigin crossOrigin) {
    this.correlations = correlations;
    this.problems = problems;
    this.admission = admission;
    this.longAnswers = longAnswers;
    this.crossOrigin = crossOrigin;
  }

  /** {@code handler} for Javalin; it throws nothing. */
  Handler serving(Route route, ReplyHandler handler) {
    return serving(route, handler, problems);
  }

  /** The same for a route that tells in its own way what went wrong. */
  Handler serving(Route route, ReplyHandler handler, Refusals refusals) {
    return request -> {
      MDC.put("correlation_id", correlation(request).value());
      try {
        write(
            request,
            bounded(
                request,
                Compression.fitting(
                    request, Optional.of(route), outcome(route, request, handler, refusals)),
                refusals));
      } finally {
        MDC.remove("correlation_id");
      }
    };
  }

  private Reply bounded(Context request, Reply reply, Refusals refusals) {
    try {
      return longAnswers.bounded(request, reply);
    } catch (RefusedException full) {
      return refusal(request, full.problem(), refusals);
    }
  }

  private Reply outcome(Route route, Context request, ReplyHandler handler, Refusals refusals) {
    Admission.Place place = Admission.NOWHERE;
    try {
      place = admission.enter(route, request);
      QueryParameters.requireWellFormed(request);
      return handler.reply(request, correlation(request));
    } catch (RefusedException e) {
      return refusal(request, e.problem(), refusals);
    } catch (IOException e) {
      return refusal(
          request,
          Problem.of(FailureCode.INVALID_REQUEST, "the body could not be read to its end"),
          refusals);
    } catch (RuntimeException | Error e) {
      return unforeseen(request, e, refusals);
    } finally {
      place.leave();
    }
  }

  /** For what no route takes: a path of ours with another method, or no path of ours. */
  void refuseUnrouted(Context request) {
    Optional<Route> route = Route.at(request.path());
    HandlerType method = request.method();
    Optional<Reply> preflight = route.flatMap(known -> crossOrigin.preflight(request, known));
    if (preflight.isPresent()) {
      write(request, preflight.get());
    } else if (route.isPresent() && !route.get().methods().contains(method)) {
      Problem problem =
          Problem.of(
              FailureCode.METHOD_NOT_ALLOWED,
              "this path knows " + route.get().allow() + " and no other method");
      write(request, refusal(request, problem, problems).with("Allow", route.get().allow()));
    } else {
      write(
          request,
          refusal(
              request,
              Problem.of(FailureCode.NOT_FOUND, "there is nothing at this path"),
              problems));
    }
  }

  /** For what fails between Javalin and our handlers. */
  void refuseUnforeseen(Exception e, Context request) {
    write(request, unforeseen(request, e, problems));
  }

  private Reply unforeseen(Context request, Throwable cause, Refusals refusals) {
    LOG.atError()
        .setCause(cause)
        .addKeyValue("event", "unforeseen_failure")
        .addKeyValue("correlation_id", correlation(request))
        .log("answering failed; the caller got INTERNAL_ERROR and this correlation id");
    return refusal(request, ProblemReplies.unforeseen(), refusals);
  }

  private Reply refusal(Context request, Problem problem, Refusals refusals) {
    boolean authorizationSent = request.req().getHeader(BearerTokens.HEADER) != null;
    Reply reply =
        refusals.reply(
            problem, Occurrence.at(correlation(request), request.path(), authorizationSent));
    return announcesABody(request) ? Lingering.ending(reply) : reply;
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
    CorrelationId id =
        correlations.of(
            sentCorrelations(request),
            Collections.list(request.req().getHeaders(TraceParent.HEADER)));
    request.req().setAttribute(CORRELATION, id);
    return id;
  }

  /** One call takes its id from the URL too (contract, section 1). */
  private static List<String> sentCorrelations(Context request) {
    List<String> sent = Collections.list(request.req().getHeaders(Correlation.HEADER));
    return sent.isEmpty() && request.path().equals(GENERATE_REPORT_SYNC.template())
        ? request.queryParams("correlation_id")
        : sent;
  }

  private void write(Context request, Reply bare) {
    Reply reply = crossOrigin.shared(request, bare);
    request.status(reply.status());
    // Javalin's own, for answers that have no body.
    request.res().setContentType(null);
    reply.headers().forEach(request::header);
    request.header(Correlation.HEADER, correlation(request).value());
    if (reply.stream().isPresent()) {
      write(request, reply.stream().get());
    } else if (Lingering.isDue(reply)) {
      write(request, out -> Lingering.write(request.req(), reply.body(), out));
    } else {
      write(request, out -> out.write(reply.body()));
    }
  }

  private void write(Context request, Reply.Stream stream) {
    try {
      stream.writeTo(request.res().getOutputStream());
    } catch (IOException gone) {
      LOG.atDebug().setCause(gone).log("the caller went away while it was written to");
    } catch (RuntimeException e) {
      // Nothing can be taken back: the answer just ends.
      unforeseen(request, e, problems);
    }
  }
}

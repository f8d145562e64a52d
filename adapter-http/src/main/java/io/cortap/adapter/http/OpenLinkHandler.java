package io.cortap.adapter.http;

import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ReportFile;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.OpenLink;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** {@code GET /api/v1/downloads/{job_id}/{segment}}: the link itself is the proof. */
final class OpenLinkHandler implements ReplyHandler {
  // One problem for every link that was never made, whatever is wrong with it.
  private static final Problem NO_SUCH_LINK =
      Problem.of(FailureCode.NOT_FOUND, "there is no such download link")
          .hinting("Copy the whole link, or ask for the job: the answer holds its link.");

  private final OpenLink openLink;

  OpenLinkHandler(OpenLink openLink) {
    this.openLink = openLink;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    String id = PathParameters.of(request, Route.JOB_ID);
    if (!JobId.isWellFormed(id)) {
      throw new RefusedException(NO_SUCH_LINK);
    }
    return switch (openLink.open(new JobId(id), PathParameters.of(request, Route.SEGMENT))) {
      case Answer.Given<OpenLink.Opened> given -> opened(request, given.value());
      case Answer.Refused<OpenLink.Opened> refused -> refusal(request, refused.problem());
    };
  }

  private static Reply opened(Context request, OpenLink.Opened opened) {
    return switch (opened) {
      case OpenLink.Opened.Here here -> file(request, here);
      case OpenLink.Opened.Elsewhere elsewhere -> redirection(request, elsewhere);
    };
  }

  /** The store answers GET alone: its signature covers the method. */
  private static Reply redirection(Context request, OpenLink.Opened.Elsewhere elsewhere) {
    ReportFile file = elsewhere.file();
    Reply reply =
        request.method().equals(HandlerType.HEAD)
            ? Reply.empty(200)
                .with("Content-Type", file.format().contentType())
                .with("Content-Length", Long.toString(file.sizeBytes()))
                .with("Content-Disposition", ContentDisposition.attachment(file.fileName()))
                .with("Accept-Ranges", "bytes")
                .with("ETag", tag(file))
            : Reply.empty(302).with("Location", elsewhere.link().url().toString());
    return reply.with("Referrer-Policy", "no-referrer");
  }

  private static Reply file(Context request, OpenLink.Opened.Here opened) {
    String tag = tag(opened.file());
    return part(request, opened, tag)
        .with("Content-Disposition", ContentDisposition.attachment(opened.file().fileName()))
        .with("Referrer-Policy", "no-referrer")
        .with("Accept-Ranges", "bytes")
        .with("ETag", tag);
  }

  private static String tag(ReportFile file) {
    return "\"" + file.sha256().hex() + "\"";
  }

  private static Reply part(Context request, OpenLink.Opened.Here opened, String tag) {
    String type = opened.file().format().contentType();
    byte[] bytes = opened.bytes();
    return switch (range(request, tag, bytes.length)) {
      case ByteRange.Whole whole -> Reply.of(200, type, bytes);
      case ByteRange.Part part ->
          Reply.of(206, type, Arrays.copyOfRange(bytes, part.first(), part.last() + 1))
              .with("Content-Range", part.contentRange(bytes.length));
      case ByteRange.Beyond beyond ->
          throw new RefusedException(
              Problem.of(
                      FailureCode.RANGE_NOT_SATISFIABLE,
                      "the range begins behind the end of the file")
                  .with("file_size", bytes.length));
    };
  }

  /** A range means something to GET alone, and only while the file is the one that is meant. */
  private static ByteRange range(Context request, String tag, int length) {
    List<String> condition = headers(request, "If-Range");
    boolean meant = condition.isEmpty() || condition.equals(List.of(tag));
    return request.method().equals(HandlerType.GET) && meant
        ? ByteRange.of(headers(request, "Range"), length)
        : new ByteRange.Whole();
  }

  private static List<String> headers(Context request, String name) {
    return Collections.list(request.req().getHeaders(name));
  }

  private static Reply refusal(Context request, Problem problem) {
    FailureCode code = problem.code();
    if (code == FailureCode.NOT_FOUND || code == FailureCode.JOB_NOT_FOUND) {
      throw new RefusedException(NO_SUCH_LINK);
    }
    if (code == FailureCode.LINK_EXPIRED && Accept.prefersHtml(request.header("Accept"))) {
      return Reply.html(410, ProblemPage.of(problem)).with("Referrer-Policy", "no-referrer");
    }
    throw new RefusedException(problem);
  }
}

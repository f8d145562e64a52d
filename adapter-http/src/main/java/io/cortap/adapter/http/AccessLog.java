package io.cortap.adapter.http;

import io.cortap.core.job.JobId;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for each request, also for those that reached no route. It names the route and the job,
 * never the path as it was sent: a path may hold a download link.
 */
final class AccessLog implements RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  @Override
  public void log(Request request, Response response) {
    String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
    Optional<Route> route = Route.at(path);
    String method = method(request);
    String template = route.map(Route::template).orElse("other");
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("event", "http_request")
            .addKeyValue("method", method)
            .addKeyValue("route", template)
            .addKeyValue("status", response.getStatus())
            .addKeyValue("duration_ms", NanoTime.millisSince(request.getBeginNanoTime()));
    Optional<JobId> job = route.flatMap(known -> known.job(path));
    if (job.isPresent()) {
      line = line.addKeyValue("job_id", job.get());
    }
    String correlation = response.getHeaders().get(Correlation.HEADER);
    if (correlation != null) {
      line = line.addKeyValue("correlation_id", correlation);
    }
    line.log("{} {} {}", method, template, response.getStatus());
  }

  private static String method(Request request) {
    return switch (Objects.requireNonNullElse(request.getMethod(), "")) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> request.getMethod();
      default -> "OTHER";
    };
  }
}

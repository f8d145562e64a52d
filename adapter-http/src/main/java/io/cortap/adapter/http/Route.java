package io.cortap.adapter.http;

import io.cortap.core.job.JobId;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every path of the service, and the methods that it knows. */
enum Route {
  GENERATE_REPORT("/api/v1/generate-report", HandlerType.POST),
  GENERATE_REPORT_SYNC("/api/v1/generate-report-sync", HandlerType.POST),
  JOBS("/api/v1/jobs", HandlerType.GET, HandlerType.HEAD),
  JOB("/api/v1/jobs/{job_id}", HandlerType.GET, HandlerType.HEAD),
  JOB_CANCEL("/api/v1/jobs/{job_id}/cancel", HandlerType.POST),
  JOB_REDELIVER("/api/v1/jobs/{job_id}/redeliver", HandlerType.POST),
  JOB_RESUME("/api/v1/jobs/{job_id}/resume", HandlerType.POST),
  JOB_LINKS("/api/v1/jobs/{job_id}/links", HandlerType.POST),
  JOB_DOWNLOAD("/api/v1/jobs/{job_id}/download", HandlerType.GET, HandlerType.HEAD),
  JOB_DELIVERIES("/api/v1/jobs/{job_id}/deliveries", HandlerType.GET, HandlerType.HEAD),
  JOB_EVENTS("/api/v1/jobs/{job_id}/events", HandlerType.GET),
  PROJECT_READINESS("/api/v1/projects/{project_id}/readiness", HandlerType.GET, HandlerType.HEAD),
  PROJECT_DATA(
      "/api/v1/projects/{project_id}/data", HandlerType.GET, HandlerType.HEAD, HandlerType.DELETE),
  PROJECT_DATA_REFRESH("/api/v1/projects/{project_id}/data/refresh", HandlerType.POST),
  DOWNLOAD("/api/v1/downloads/{job_id}/{segment}", HandlerType.GET, HandlerType.HEAD),
  PROJECT_SETUP(
      "/api/v1/projects/{project_id}/setup", HandlerType.GET, HandlerType.HEAD, HandlerType.PUT),
  TEMPLATES("/api/v1/templates", HandlerType.GET, HandlerType.HEAD),
  TEMPLATE_VALIDATION("/api/v1/templates/validate", HandlerType.POST),
  WEBHOOK_TEST("/api/v1/webhooks/test", HandlerType.POST),
  WHOAMI("/api/v1/whoami", HandlerType.GET, HandlerType.HEAD),
  LIVE("/health/live", HandlerType.GET, HandlerType.HEAD),
  READY("/health/ready", HandlerType.GET, HandlerType.HEAD),
  METRICS("/metrics", HandlerType.GET),
  SLO("/slo", HandlerType.GET, HandlerType.HEAD),
  VERSION("/version", HandlerType.GET, HandlerType.HEAD),
  OPENAPI("/openapi.json", HandlerType.GET, HandlerType.HEAD),
  DOCS("/docs", HandlerType.GET, HandlerType.HEAD),
  DOCS_PROBLEMS("/docs/problems", HandlerType.GET, HandlerType.HEAD);

  private static final Set<Route> FOR_OPERATORS = EnumSet.of(LIVE, READY, METRICS, SLO);

  static final String JOB_ID = "job_id";
  static final String PROJECT_ID = "project_id";
  static final String SEGMENT = "segment";

  private final String template;
  private final List<HandlerType> methods;
  private final boolean parametric;
  private final String start;
  private final Pattern paths;

  Route(String template, HandlerType... methods) {
    this.template = template;
    this.methods = List.of(methods);
    this.parametric = template.contains("{");
    this.start = template.replaceAll("\\{.*", "");
    this.paths = Pattern.compile(template.replaceAll("\\{[a-z_]+}", "([^/]+)"));
  }

  /** The route of a path as it was sent, whatever the method. */
  static Optional<Route> at(String path) {
    return Arrays.stream(values()).filter(route -> route.has(path)).findFirst();
  }

  private boolean has(String path) {
    return parametric
        ? path.startsWith(start) && paths.matcher(path).matches()
        : path.equals(template);
  }

  String template() {
    return template;
  }

  List<HandlerType> methods() {
    return methods;
  }

  /** Whether it belongs to the management port, where there is one. */
  boolean isForOperators() {
    return FOR_OPERATORS.contains(this);
  }

  /** The value of {@code Allow} (RFC 9110, section 10.2.1). */
  String allow() {
    return methods.stream().map(HandlerType::name).collect(Collectors.joining(", "));
  }

  /** The path up to its first parameter: it tells nothing of what was asked for. */
  String collection() {
    return template.replaceAll("/\\{.*", "");
  }

  /** The job that {@code path} names, if it could be one. */
  Optional<JobId> job(String path) {
    Matcher matcher = paths.matcher(path);
    return matcher.matches() && matcher.groupCount() > 0 && JobId.isWellFormed(matcher.group(1))
        ? Optional.of(new JobId(matcher.group(1)))
        : Optional.empty();
  }
}

package io.cortap.adapter.http;

import io.cortap.core.job.JobId;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final List<Route> ALL = List.of(values());
  private static final Set<Route> FOR_OPERATORS = EnumSet.of(LIVE, READY, METRICS, SLO);

  static final String JOB_ID = "job_id";
  static final String PROJECT_ID = "project_id";
  static final String SEGMENT = "segment";

  private final String template;
  private final List<HandlerType> methods;

  /** The template without its parameters: each stands between two of these. */
  private final List<String> pieces;

  private final List<String> names;

  Route(String template, HandlerType... methods) {
    this.template = template;
    this.methods = List.of(methods);
    var literals = new ArrayList<String>();
    var parameters = new ArrayList<String>();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      literals.add(template.substring(from, open));
      from = template.indexOf('}', open) + 1;
      parameters.add(template.substring(open + 1, from - 1));
    }
    literals.add(template.substring(from));
    this.pieces = List.copyOf(literals);
    this.names = List.copyOf(parameters);
  }

  /** The route of a path as it was sent, whatever the method. */
  static Optional<Route> at(String path) {
    for (Route route : ALL) {
      if (route.has(path)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  private boolean has(String path) {
    return names.isEmpty()
        ? path.equals(template)
        : path.startsWith(pieces.getFirst()) && !parameters(path).isEmpty();
  }

  /**
   * What stands in a path of this route where its template names a parameter, as it was sent: one
   * or more characters without a slash. Empty for a path of another route, and where there are
   * none.
   */
  Map<String, String> parameters(String path) {
    var values = new LinkedHashMap<String, String>();
    int at = 0;
    for (int i = 0; i < names.size(); i++) {
      int begin = at + pieces.get(i).length();
      int slash = path.indexOf('/', begin);
      int end = slash < 0 ? path.length() : slash;
      if (!path.startsWith(pieces.get(i), at) || end == begin) {
        return Map.of();
      }
      values.put(names.get(i), path.substring(begin, end));
      at = end;
    }
    return path.substring(at).equals(pieces.getLast()) ? values : Map.of();
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
    return names.contains(JOB_ID)
        ? Optional.ofNullable(parameters(path).get(JOB_ID))
            .filter(JobId::isWellFormed)
            .map(JobId::new)
        : Optional.empty();
  }
}

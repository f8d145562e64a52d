package io.cortap.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which status every endpoint gives to everybody, for what is theirs and for what does not exist.
 * Whether a foreign project is told from a missing one is Riskuity's to decide: its word is passed
 * on. Of a foreign job nothing is told.
 */
final class WallTable {
  private static final Pattern ROUTE =
      Pattern.compile("(?s)[A-Z_]+\\(\\s*\"(/[^\"]+)\",((?:\\s*HandlerType\\.[A-Z]+,?)+)\\)");

  private WallTable() {}

  /** The columns of the table. */
  enum Role {
    OWNER,
    TENANT_MATE,
    SUPERUSER,
    OTHER_TENANT,
    SERVICE_TOKEN,
    NOBODY,
    FORGER,
    /**
     * Of the owner's tenant; where no key verifies tokens there is none, and it counts as forged.
     */
    SERVICE_ACCOUNT
  }

  private static final String TABLE =
      """
      POST   /api/v1/generate-report                    own      202 403 202 403 401 401 401 403
      POST   /api/v1/generate-report                    missing  404 404 404 404 401 401 401 403
      POST   /api/v1/generate-report-sync               own      200 403 200 403 401 401 401 403
      POST   /api/v1/generate-report-sync               missing  400 400 400 400 401 401 401 403
      GET    /api/v1/jobs                               -        200 200 200 200 401 401 401 200
      GET    /api/v1/jobs/{job_id}                      own      200 403 403 404 401 401 401 200
      GET    /api/v1/jobs/{job_id}                      missing  404 404 404 404 401 401 401 404
      GET    /api/v1/jobs/{job_id}/events               own      200 403 403 404 401 401 401 403
      GET    /api/v1/jobs/{job_id}/events               missing  404 404 404 404 401 401 401 403
      GET    /api/v1/jobs/{job_id}/deliveries           own      200 403 403 404 401 401 401 200
      GET    /api/v1/jobs/{job_id}/deliveries           missing  404 404 404 404 401 401 401 404
      GET    /api/v1/jobs/{job_id}/download             own      302 403 403 404 401 401 401 403
      GET    /api/v1/jobs/{job_id}/download             missing  404 404 404 404 401 401 401 404
      POST   /api/v1/jobs/{job_id}/links                own      201 403 403 404 401 401 401 403
      POST   /api/v1/jobs/{job_id}/links                missing  404 404 404 404 401 401 401 403
      POST   /api/v1/jobs/{job_id}/resume               own      409 403 403 404 401 401 401 403
      POST   /api/v1/jobs/{job_id}/resume               missing  404 404 404 404 401 401 401 403
      POST   /api/v1/jobs/{job_id}/redeliver            own      200 403 403 404 401 401 401 200
      POST   /api/v1/jobs/{job_id}/redeliver            missing  404 404 404 404 401 401 401 404
      POST   /api/v1/jobs/{job_id}/cancel               own      200 403 403 404 401 401 401 403
      POST   /api/v1/jobs/{job_id}/cancel               missing  404 404 404 404 401 401 401 403
      GET    /api/v1/projects/{project_id}/readiness    own      200 403 200 403 401 401 401 403
      GET    /api/v1/projects/{project_id}/readiness    missing  404 404 404 404 401 401 401 403
      GET    /api/v1/projects/{project_id}/data         own      200 403 200 403 401 401 401 403
      GET    /api/v1/projects/{project_id}/data         missing  404 404 404 404 401 401 401 403
      DELETE /api/v1/projects/{project_id}/data         own      204 403 204 403 401 401 401 403
      DELETE /api/v1/projects/{project_id}/data         missing  404 404 404 404 401 401 401 403
      POST   /api/v1/projects/{project_id}/data/refresh own      200 403 200 403 401 401 401 403
      POST   /api/v1/projects/{project_id}/data/refresh missing  404 404 404 404 401 401 401 403
      GET    /api/v1/projects/{project_id}/setup        own      200 403 200 403 401 401 401 403
      GET    /api/v1/projects/{project_id}/setup        missing  404 404 404 404 401 401 401 403
      PUT    /api/v1/projects/{project_id}/setup        own      412 403 412 403 401 401 401 403
      PUT    /api/v1/projects/{project_id}/setup        missing  404 404 404 404 401 401 401 403
      GET    /api/v1/downloads/{job_id}/{segment}       own      200 200 200 200 200 200 200 200
      GET    /api/v1/downloads/{job_id}/{segment}       missing  404 404 404 404 404 404 404 404
      GET    /api/v1/templates                          -        200 200 200 200 401 401 401 403
      POST   /api/v1/templates/validate                 -        200 200 200 200 401 401 401 403
      POST   /api/v1/webhooks/test                      -        200 200 200 200 401 401 401 403
      GET    /api/v1/whoami                             -        200 200 200 200 401 401 401 200
      GET    /health/live                               -        200 200 200 200 200 200 200 200
      GET    /health/ready                              -        200 200 200 200 200 200 200 200
      GET    /metrics                                   -        200 200 200 200 200 200 200 200
      GET    /slo                                       -        200 200 200 200 200 200 200 200
      GET    /version                                   -        200 200 200 200 200 200 200 200
      GET    /openapi.json                              -        200 200 200 200 200 200 200 200
      GET    /docs                                      -        200 200 200 200 200 200 200 200
      GET    /docs/problems                             -        200 200 200 200 200 200 200 200
      """;

  /** One line of the table. */
  record Row(String method, String path, String id, List<Integer> statuses) {
    private static Row of(String line) {
      String[] words = line.strip().split(" +");
      return new Row(
          words[0],
          words[1],
          words[2],
          Arrays.stream(words, 3, words.length).map(Integer::valueOf).toList());
    }

    int status(Role role) {
      return statuses.get(role.ordinal());
    }

    boolean isOwn() {
      return id.equals("own");
    }

    boolean isOfAJob() {
      return path.contains("/jobs/{job_id}");
    }

    /** Whether nobody needs a token there. */
    boolean isOpen() {
      return status(Role.NOBODY) == status(Role.OWNER);
    }

    boolean hasHead() {
      // What a stream or the metrics would be is not known before they are made.
      return method.equals("GET") && !path.endsWith("/events") && !path.equals("/metrics");
    }

    Row about(String otherId) {
      return new Row(method, path, otherId, statuses);
    }
  }

  static final List<Row> ROWS = TABLE.lines().map(Row::of).toList();

  /** Method and path of every route that the service has, HEAD too, from its source. */
  static List<String> routes() throws IOException {
    String source =
        Files.readString(
            Path.of("../adapter-http/src/main/java/io/cortap/adapter/http/Route.java"));
    return ROUTE
        .matcher(source)
        .results()
        .flatMap(route ->
            Arrays.stream(route.group(2).split(","))
                .map(method -> method.strip().replace("HandlerType.", ""))
                .filter(method -> !method.isEmpty())
                .map(method -> method + " " + route.group(1)))
        .sorted()
        .toList();
  }

  /** The same, from the table. */
  static List<String> tabled() {
    return ROWS.stream()
        .flatMap(row ->
            (row.hasHead() ? List.of(row.method(), "HEAD") : List.of(row.method()))
                .stream().map(method -> method + " " + row.path()))
        .distinct()
        .sorted()
        .toList();
  }
}

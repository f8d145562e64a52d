package io.cortap.adapter.http;

import io.cortap.core.operation.ServiceLevels;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.inbound.ReadTelemetry;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators and their machines ask: is it alive, can it work, what is it. */
record ServiceHandlers(CheckHealth checkHealth, ReadTelemetry telemetry, Version version) {
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  /** 200 as long as anything answers at all. */
  Reply live() {
    return Reply.json(200, Map.of("status", "live"));
  }

  /**
   * @throws RefusedException with {@code SERVICE_UNAVAILABLE} while any part is not ready
   */
  Reply ready() {
    List<CheckHealth.Part> parts = checkHealth.parts();
    List<String> missing =
        parts.stream().filter(part -> !part.ready()).map(CheckHealth.Part::name).toList();
    if (!missing.isEmpty()) {
      throw new RefusedException(
          Problem.of(
                  FailureCode.SERVICE_UNAVAILABLE,
                  "the service is not ready: " + String.join(", ", missing))
              .with("parts", members(parts)));
    }
    var ready = new LinkedHashMap<String, @Nullable Object>();
    ready.put("status", "ready");
    ready.put("parts", members(parts));
    return Reply.json(200, ready);
  }

  /** In the version of the format that Prometheus has asked for longest. */
  Reply metrics() {
    return Reply.of(200, METRICS, telemetry.metrics().getBytes(StandardCharsets.UTF_8));
  }

  /** A page for whoever prefers one. */
  Reply levels(Context request) {
    ServiceLevels levels = telemetry.serviceLevels();
    Reply reply =
        Accept.prefersHtml(request.header("Accept"))
            ? ServiceLevelsReply.page(levels)
            : ServiceLevelsReply.json(levels);
    return reply.varying("Accept");
  }

  Reply build() {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("service", "cortap-rpt");
    members.put("version", version.version());
    members.put("commit", version.commit());
    return Reply.json(200, members);
  }

  private static List<Map<String, @Nullable Object>> members(List<CheckHealth.Part> parts) {
    var all = new ArrayList<Map<String, @Nullable Object>>();
    for (CheckHealth.Part part : parts) {
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("name", part.name());
      members.put("ready", part.ready());
      if (!part.detail().isEmpty()) {
        members.put("detail", part.detail());
      }
      all.add(members);
    }
    return all;
  }
}

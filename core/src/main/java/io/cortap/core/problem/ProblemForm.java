package io.cortap.core.problem;

import io.cortap.core.report.WireTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one error object on the wire: the members of RFC 9457 first or last, the compatible trio
 * always, the same values everywhere.
 *
 * @param typeBase what {@code /docs/problems#CODE} is appended to; empty for a relative reference
 */
public record ProblemForm(String typeBase) {

  /**
   * The body of an HTTP answer, {@code application/problem+json}: the code stands in {@code error}.
   */
  public Map<String, @Nullable Object> answer(
      Problem problem, String instance, String correlationId, Instant at) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    addDescription(members, problem);
    members.put("instance", instance);
    members.put("error", problem.code().name());
    members.put("message", problem.message());
    members.put("details", problem.details());
    addAdvice(members, problem, correlationId, at);
    return members;
  }

  /**
   * The value of {@code error} in a job and in a failure webhook: the code stands in {@code code}.
   */
  public Map<String, @Nullable Object> nested(
      Problem problem, String instance, String correlationId, Instant at) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("code", problem.code().name());
    members.put("message", problem.message());
    members.put("details", problem.details());
    addDescription(members, problem);
    members.put("instance", instance);
    addAdvice(members, problem, correlationId, at);
    return members;
  }

  private void addDescription(Map<String, @Nullable Object> members, Problem problem) {
    members.put("type", typeBase + "/docs/problems#" + problem.code().name());
    members.put("title", problem.code().title());
    if (problem.code().httpStatus() > 0) {
      members.put("status", problem.code().httpStatus());
    }
    members.put("detail", problem.message());
  }

  private static void addAdvice(
      Map<String, @Nullable Object> members, Problem problem, String correlationId, Instant at) {
    members.put("stage", problem.stage());
    members.put("retryable", problem.retryable());
    members.put("who_must_act", problem.code().whoMustAct().wireName());
    members.put("hint", problem.hint());
    members.put("correlation_id", correlationId);
    members.put("timestamp", WireTime.format(at));
  }
}

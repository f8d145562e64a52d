package io.cortap.adapter.http;

import io.cortap.core.job.DeliveryAttempt;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.ListDeliveries;
import io.cortap.ports.inbound.ListDeliveries.Deliveries;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/jobs/{job_id}/deliveries}. */
final class ListDeliveriesHandler implements ReplyHandler {
  private final ListDeliveries listDeliveries;

  ListDeliveriesHandler(ListDeliveries listDeliveries) {
    this.listDeliveries = listDeliveries;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Deliveries found =
        OwnJobs.given(
            listDeliveries.deliveries(Callers.of(request, correlation), OwnJobs.named(request)));
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("job_id", found.job().id().value());
    if (found.job().accepted().request().callback() instanceof Callback.Webhook webhook) {
      members.put("callback_url", webhook.url().toString());
    }
    members.put("callback", JobJson.callback(found.job().delivery()));
    members.put("attempts", found.attempts().stream().map(ListDeliveriesHandler::members).toList());
    return Reply.json(200, members);
  }

  private static Map<String, @Nullable Object> members(DeliveryAttempt attempt) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("attempt", attempt.number());
    members.put("started_at", WireTime.format(attempt.startedAt()));
    members.put("duration_ms", Duration.between(attempt.startedAt(), attempt.endedAt()).toMillis());
    members.put("outcome", attempt.complaint().isEmpty() ? "delivered" : "failed");
    attempt.status().ifPresent(status -> members.put("status", status));
    if (!attempt.complaint().isEmpty()) {
      members.put("error", attempt.complaint());
    }
    if (!attempt.warning().isEmpty()) {
      members.put("warning", attempt.warning());
    }
    attempt.nextAt().ifPresent(next -> members.put("next_attempt_at", WireTime.format(next)));
    return members;
  }
}

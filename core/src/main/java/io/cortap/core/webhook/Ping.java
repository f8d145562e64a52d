package io.cortap.core.webhook;

import io.cortap.core.report.WireTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A webhook that tells nothing, sent to try a receiver out. */
public record Ping(EventId event, Instant sentAt) {

  /** {@code status} is a word that no job's webhook has, and there is no {@code job_id}. */
  public WebhookPayload payload() {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("status", "ping");
    members.put("event_id", event.value());
    members.put("sent_at", WireTime.format(sentAt));
    return new WebhookPayload(members);
  }
}

package io.cortap.adapter.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cortap.core.operation.AlarmNotice;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.WireTime;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.AttemptVerdict;
import io.cortap.core.webhook.EventId;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.outbound.AlertChannel;
import io.cortap.ports.outbound.Notifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alarms to one address, signed as webhooks are. A notice that is posted again has the same
 * event id.
 */
public final class WebhookAlertChannel implements AlertChannel {
  static final String RUNBOOK = "docs/guides/runbook.md#";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookAlertChannel.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Notifier notifier;
  private final URI url;
  private final SigningSecrets signing;
  private final InstantSource clock;
  private final String node;

  /**
   * @param notifier with a guard that lets {@code url} pass
   * @param node which process tells: every node has alarms of its own
   */
  public WebhookAlertChannel(
      Notifier notifier, URI url, SigningSecrets signing, InstantSource clock, String node) {
    this.notifier = notifier;
    this.url = url;
    this.signing = signing;
    this.clock = clock;
    this.node = node;
  }

  @Override
  public boolean tell(AlarmNotice notice) {
    byte[] body = body(notice);
    var event = new EventId("evt_alarm_" + Sha256.of(body).hex().substring(0, 32));
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.putAll(signing.headers(event, clock.instant(), body));
    AttemptOutcome outcome = notifier.send(url, headers, body, LIMIT).outcome();
    boolean arrived = outcome.verdict() == AttemptVerdict.DELIVERED;
    if (!arrived) {
      LOG.atWarn()
          .addKeyValue("event", "alert_failed")
          .addKeyValue("alarm", notice.alarm())
          .log("the alert did not go out and is told again shortly: {}", outcome.complaint());
    }
    return arrived;
  }

  private byte[] body(AlarmNotice notice) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", notice.raised() ? "alarm_raised" : "alarm_over");
    body.put("alarm", notice.alarm().name());
    body.put("subject", notice.subject());
    body.put("meaning", notice.alarm().meaning());
    body.put("detail", notice.detail());
    body.put("at", WireTime.format(notice.at()));
    body.put("service", "cortap-rpt");
    body.put("node", node);
    body.put("runbook", RUNBOOK + notice.alarm().anchor());
    try {
      return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts cannot fail to become JSON", e);
    }
  }
}

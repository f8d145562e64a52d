package io.cortap.adapter.telemetry;

import io.cortap.core.operation.AlarmNotice;
import io.cortap.ports.outbound.AlertChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells alarms by the log: an error when one begins, a line of information when it ends. */
public final class LogAlertChannel implements AlertChannel {
  private static final Logger LOG = LoggerFactory.getLogger(LogAlertChannel.class);

  @Override
  public boolean tell(AlarmNotice notice) {
    LOG.atLevel(notice.raised() ? Level.ERROR : Level.INFO)
        .addKeyValue("event", notice.raised() ? "alarm_raised" : "alarm_over")
        .addKeyValue("alarm", notice.alarm())
        .addKeyValue("subject", notice.subject())
        .addKeyValue("runbook", WebhookAlertChannel.RUNBOOK + notice.alarm().anchor())
        .log(notice.raised() ? notice.detail() : notice.alarm().meaning() + ": over");
    return true;
  }
}

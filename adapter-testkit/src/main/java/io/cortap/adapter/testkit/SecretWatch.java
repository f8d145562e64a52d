package io.cortap.adapter.testkit;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

/** Shows {@link SecretsInLogs} every line that logback writes in tests, and prints none. */
public final class SecretWatch extends AppenderBase<ILoggingEvent> {
  @Override
  protected void append(ILoggingEvent event) {
    var line = new StringBuilder(String.valueOf(event.getFormattedMessage()));
    line.append(' ').append(event.getKeyValuePairs()).append(' ').append(event.getMDCPropertyMap());
    if (event.getThrowableProxy() != null) {
      line.append(' ').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    SecretsInLogs.look(line.toString());
  }
}

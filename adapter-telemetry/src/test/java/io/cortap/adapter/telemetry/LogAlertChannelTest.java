package io.cortap.adapter.telemetry;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cortap.adapter.testkit.AlertChannelContract;
import io.cortap.core.operation.Alarm;
import io.cortap.core.operation.AlarmNotice;
import io.cortap.ports.outbound.AlertChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LogAlertChannelTest extends AlertChannelContract {
  private final Logger logger = (Logger) LoggerFactory.getLogger(LogAlertChannel.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(lines);
  }

  @Override
  protected AlertChannel channel() {
    return new LogAlertChannel();
  }

  @Override
  protected List<String> arrived() {
    var encoder = new JsonLineEncoder();
    return lines.list.stream()
        .map(line -> new String(encoder.encode(line), StandardCharsets.US_ASCII))
        .map(line -> line.replaceFirst("\"timestamp\":\"[^\"]*\"", ""))
        .toList();
  }

  @Test
  void aRaisedAlarmIsAnErrorAndItsEndIsNot() {
    channel().tell(new AlarmNotice(Alarm.QUEUE_AGE, "", true, NOON, "seen"));
    channel().tell(new AlarmNotice(Alarm.QUEUE_AGE, "", false, NOON, "over"));

    assertThat(lines.list).extracting(ILoggingEvent::getLevel).startsWith(Level.ERROR, Level.INFO);
  }
}

package io.cortap.adapter.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What one class logs while this is open. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final BlockingQueue<ILoggingEvent> lines = new LinkedBlockingQueue<>();
  private final Logger logger;

  private LogLines(Logger logger) {
    this.logger = logger;
  }

  static LogLines of(Class<?> type) {
    var lines = new LogLines((Logger) LoggerFactory.getLogger(type));
    lines.start();
    lines.logger.addAppender(lines);
    return lines;
  }

  @Override
  protected void append(ILoggingEvent line) {
    lines.add(line);
  }

  List<ILoggingEvent> all() {
    return List.copyOf(lines);
  }

  /** The next line, which may come after the answer that it tells of. */
  ILoggingEvent next() throws InterruptedException {
    ILoggingEvent line = lines.poll(20, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nothing was logged");
    }
    return line;
  }

  static String value(ILoggingEvent line, String key) {
    return line.getKeyValuePairs().stream()
        .filter(pair -> pair.key.equals(key))
        .map(pair -> String.valueOf(pair.value))
        .findFirst()
        .orElse("absent");
  }

  @Override
  public void close() {
    logger.detachAppender(this);
  }
}

package io.cortap.adapter.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line (contract, section 8), flat and in ASCII, so that no value can begin a
 * line of its own. Beside the members that every line has stand those of the event, and those of
 * the thread's context that the event does not bring itself.
 */
public final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var told = new LinkedHashMap<String, Object>(event.getMDCPropertyMap());
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> told.put(pair.key, plain(pair.value)));
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    line.put("level", event.getLevel().toString());
    line.put("service", "cortap-rpt");
    line.put("event", told.getOrDefault("event", "log"));
    line.put("message", String.valueOf(event.getFormattedMessage()));
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    told.forEach(line::putIfAbsent);
    if (event.getThrowableProxy() != null) {
      line.put("stack_trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return bytes(line);
  }

  private static Object plain(Object value) {
    return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
  }

  private static byte[] bytes(Map<String, Object> line) {
    try {
      byte[] json = JSON.writeValueAsBytes(line);
      byte[] ended = Arrays.copyOf(json, json.length + 1);
      ended[json.length] = '\n';
      return ended;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers cannot fail to become JSON", e);
    }
  }
}

package io.cortap.adapter.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line (contract, section 8), flat and in ASCII, so that no value can begin a
 * line of its own. Beside the members that every line has stand those of the event, and those of
 * the thread's context that the event does not bring itself.
 */
public final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {
  private static final int TYPICAL_BYTES = 512;

  /** Those that no event and no context may set; {@code event} says itself what it is. */
  private static final Set<String> OF_EVERY_LINE =
      Set.of(
          "timestamp", "level", "service", "event", "message", "logger", "thread", "stack_trace");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Buffers of a thread of one request would serve nobody else.
          .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

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
    var line = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      write(event, json);
    } catch (IOException e) {
      throw new IllegalStateException("texts and numbers cannot fail to become JSON", e);
    }
    line.write('\n');
    return line.toByteArray();
  }

  private static void write(ILoggingEvent event, JsonGenerator json) throws IOException {
    Map<String, Object> told = told(event);
    json.writeStartObject();
    json.writeStringField("timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    json.writeStringField("level", event.getLevel().toString());
    json.writeStringField("service", "cortap-rpt");
    json.writeStringField("event", String.valueOf(told.getOrDefault("event", "log")));
    json.writeStringField("message", String.valueOf(event.getFormattedMessage()));
    json.writeStringField("logger", event.getLoggerName());
    json.writeStringField("thread", event.getThreadName());
    for (Map.Entry<String, Object> member : told.entrySet()) {
      if (!OF_EVERY_LINE.contains(member.getKey())) {
        json.writeFieldName(member.getKey());
        writePlain(member.getValue(), json);
      }
    }
    if (event.getThrowableProxy() != null) {
      json.writeStringField("stack_trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    json.writeEndObject();
  }

  /** What the thread's context and the event bring; the event's word counts. */
  private static Map<String, Object> told(ILoggingEvent event) {
    var told = new LinkedHashMap<String, Object>(event.getMDCPropertyMap());
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> told.put(pair.key, Objects.requireNonNullElse(pair.value, "null")));
    }
    return told;
  }

  private static void writePlain(Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      default -> json.writeString(String.valueOf(value));
    }
  }
}

package io.cortap.adapter.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.TraceParent;
import java.io.IOException;

/**
 * A correlation id as stored, with the trace that its request brought along. One that follows from
 * the id by itself is left out: so were all before there were traces.
 */
final class CorrelationJson {
  private CorrelationJson() {}

  static JsonSerializer<CorrelationId> writer() {
    return new JsonSerializer<>() {
      @Override
      public void serialize(CorrelationId id, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        out.writeStartObject();
        out.writeStringField("value", id.value());
        if (!id.equals(new CorrelationId(id.value()))) {
          out.writeStringField("trace", id.trace().header());
        }
        out.writeEndObject();
      }
    };
  }

  static JsonDeserializer<CorrelationId> reader() {
    return new JsonDeserializer<>() {
      @Override
      public CorrelationId deserialize(JsonParser in, DeserializationContext context)
          throws IOException {
        JsonNode stored = context.readTree(in);
        String value = stored.path("value").asText();
        return stored.has("trace")
            ? new CorrelationId(value, trace(stored.path("trace").asText()))
            : new CorrelationId(value);
      }
    };
  }

  private static TraceParent trace(String header) {
    return TraceParent.read(header)
        .orElseThrow(() -> new IllegalArgumentException("'" + header + "' is no traceparent"));
  }
}

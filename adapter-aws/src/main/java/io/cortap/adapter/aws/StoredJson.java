package io.cortap.adapter.aws;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.JobState;
import io.cortap.core.job.Material;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.PlainValues;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Core's records as JSON: members are named like components, kinds of a sealed type by {@code is},
 * instants are RFC 3339 in milliseconds. In pure ASCII, so that even half a surrogate pair
 * survives. Members that this program does not know are passed over.
 */
final class StoredJson {
  private static final int DEPTH = 2 * PlainValues.MAX_DEPTH;
  private static final JsonMapper MAPPER = mapper();

  private StoredJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Kinds {}

  private static JsonMapper mapper() {
    var instants = new SimpleModule();
    instants.addSerializer(
        Instant.class, Texts.of(instant -> instant.truncatedTo(ChronoUnit.MILLIS).toString()));
    instants.addDeserializer(Instant.class, Texts.to(Instant.class, Instant::parse));
    instants.addSerializer(Duration.class, ToStringSerializer.instance);
    instants.addDeserializer(Duration.class, Texts.to(Duration.class, Duration::parse));
    instants.addSerializer(CorrelationId.class, CorrelationJson.writer());
    instants.addDeserializer(CorrelationId.class, CorrelationJson.reader());
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(DEPTH)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    return JsonMapper.builder(factory)
        .addModule(instants)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .addMixIn(JobState.class, Kinds.class)
        .addMixIn(Delivery.class, Kinds.class)
        .addMixIn(Material.class, Kinds.class)
        .addMixIn(Callback.class, Kinds.class)
        .registerSubtypes(
            new NamedType(JobState.Queued.class, "queued"),
            new NamedType(JobState.Running.class, "running"),
            new NamedType(JobState.Completed.class, "completed"),
            new NamedType(JobState.Failed.class, "failed"),
            new NamedType(JobState.Cancelled.class, "cancelled"),
            new NamedType(Delivery.None.class, "none"),
            new NamedType(Delivery.Pending.class, "pending"),
            new NamedType(Delivery.Attempting.class, "attempting"),
            new NamedType(Delivery.Delivered.class, "delivered"),
            new NamedType(Delivery.Exhausted.class, "exhausted"),
            new NamedType(Delivery.Stopped.class, "stopped"),
            new NamedType(Material.Token.class, "token"),
            new NamedType(Material.Snapshot.class, "snapshot"),
            new NamedType(Material.Erased.class, "erased"),
            new NamedType(Callback.Webhook.class, "webhook"),
            new NamedType(Callback.Nowhere.class, "nowhere"))
        .build();
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records and plain values cannot fail to become JSON", e);
    }
  }

  /**
   * @throws DamagedItemException if this is not what {@link #write} makes of such a value
   */
  static <T> T read(String json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new DamagedItemException("it is null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new DamagedItemException("its JSON does not fit: " + e.getOriginalMessage());
    }
  }

  /** Plain values, as they were written. */
  static Map<String, @Nullable Object> readPlain(String json) {
    return PlainValues.copyOf(read(json, Map.class));
  }
}

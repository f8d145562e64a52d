package io.cortap.adapter.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cortap.core.report.PlainValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as plain values. Whatever was written can be read again: no limit on lengths, and in
 * pure ASCII, so that even half a surrogate pair survives. Numbers keep their value; an integer
 * comes back in the smallest type that holds it, a fraction as {@code BigDecimal}.
 */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .maxNestingDepth(2 * PlainValues.MAX_DEPTH)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder()
                          .maxNestingDepth(2 * PlainValues.MAX_DEPTH)
                          .build())
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonText() {}

  /** Compact JSON; members in the map's order. */
  static String write(Map<String, @Nullable Object> members) {
    try {
      return MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values cannot fail to become JSON", e);
    }
  }

  /**
   * @throws DamagedRecordException for anything but one JSON object
   */
  static Map<?, ?> read(String json) {
    try {
      if (MAPPER.readValue(json, Object.class) instanceof Map<?, ?> members) {
        return members;
      }
      throw new DamagedRecordException("it is no JSON object");
    } catch (JsonProcessingException e) {
      throw new DamagedRecordException("it is no JSON: " + e.getOriginalMessage());
    }
  }
}

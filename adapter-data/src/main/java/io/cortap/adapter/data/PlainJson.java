package io.cortap.adapter.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cortap.core.report.PlainValues;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as plain values, strictly: no name twice in an object, no NaN, nothing behind the
 * end, nesting and sizes bounded.
 */
final class PlainJson {
  private static final int LONGEST_TEXT = 4 * 1024 * 1024;
  private static final long LARGEST_DOCUMENT_BYTES = 64L * 1024 * 1024;
  private static final int LONGEST_NUMBER = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(PlainValues.MAX_DEPTH)
                          .maxStringLength(LONGEST_TEXT)
                          .maxDocumentLength(LARGEST_DOCUMENT_BYTES)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private PlainJson() {}

  /**
   * @throws IllegalArgumentException for anything but one JSON object, saying where it stops being
   *     one
   */
  static Map<String, @Nullable Object> read(byte[] json) {
    try {
      if (MAPPER.readValue(json, Object.class) instanceof Map<?, ?> members) {
        return PlainValues.copyOf(members);
      }
      throw new IllegalArgumentException("must be a JSON object");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "is no JSON that we read (line %d, column %d): %s"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("is no JSON in UTF-8", e);
    }
  }

  /** Compact UTF-8; members in the map's order. */
  static byte[] write(Map<String, @Nullable Object> members) {
    return JsonWriting.of(members);
  }
}

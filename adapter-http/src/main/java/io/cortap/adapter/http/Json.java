package io.cortap.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values as JSON on the wire. */
final class Json {
  // Escapes keep half of a surrogate pair, which a caller may have sent, from breaking an answer.
  private static final ObjectMapper WRITER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Buffers of a thread of one request would serve nobody else.
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .build())
          .build();

  private Json() {}

  /** The object in ASCII, its members in the map's order. */
  static byte[] bytes(Map<String, ? extends @Nullable Object> members) {
    try {
      return WRITER.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an answer holds plain values only", e);
    }
  }
}

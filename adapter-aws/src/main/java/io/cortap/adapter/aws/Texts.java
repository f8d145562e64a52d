package io.cortap.adapter.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.function.Function;

/** Values that are one text in JSON. */
final class Texts {
  private Texts() {}

  static <T> JsonSerializer<T> of(Function<T, String> text) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider serializers)
          throws IOException {
        json.writeString(text.apply(value));
      }
    };
  }

  static <T> JsonDeserializer<T> to(Class<T> type, Function<String, T> value) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = json.getText();
        try {
          return value.apply(text);
        } catch (RuntimeException e) {
          throw context.weirdStringException(text, type, e.getMessage());
        }
      }
    };
  }
}

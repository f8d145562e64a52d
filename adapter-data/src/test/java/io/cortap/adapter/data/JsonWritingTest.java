package io.cortap.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside a library that writes the same. */
class JsonWritingTest {
  private static final JsonMapper LIBRARY = new JsonMapper();

  private static String written(Map<?, ?> members) {
    return new String(JsonWriting.of(members), StandardCharsets.UTF_8);
  }

  @Test
  void everyKindOfValueIsWrittenAsTheLibraryDoes() throws Exception {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("null", null);
    members.put("flags", List.of(true, false));
    members.put("numbers", List.of(0, -1, Long.MIN_VALUE, 2.5, new BigInteger("9".repeat(40))));
    members.put("decimals", List.of(new BigDecimal("1.50"), new BigDecimal("1E+400")));
    members.put("empty", List.of(Map.of(), List.of(), ""));
    members.put("nested", Map.of("a", List.of(Map.of("b \"c\"", List.of(1, 2)))));

    assertThat(written(members)).isEqualTo(LIBRARY.writeValueAsString(members));
    assertThat(written(Map.of())).isEqualTo("{}");
  }

  @Test
  void everyCharacterIsWrittenAsTheLibraryDoes() throws Exception {
    for (int plane = 0; plane <= Character.MAX_CODE_POINT; plane += 0x1000) {
      String text =
          IntStream.range(plane, plane + 0x1000)
              .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
              .mapToObj(Character::toString)
              .collect(Collectors.joining("a"));

      assertThat(JsonWriting.of(Map.of("text", text)))
          .as("from %x on", plane)
          .isEqualTo(LIBRARY.writeValueAsBytes(Map.of("text", text)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "x\uDE8C", "\uDE8C\uD83D", "\uD83D\uD83D\uDE8C"})
  void halfOfASurrogatePairIsReadBackAsItWas(String text) {
    assertThat(PlainJson.read(JsonWriting.of(Map.of("text", text))))
        .isEqualTo(Map.of("text", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\n", "\u0001", "\u20AC", "\uD83D\uDE8C"})
  void theLongestTextFindsRoom(String character) throws Exception {
    List<String> texts = List.of("x".repeat((1 << 18) - 20), character.repeat(300_000), "end");

    assertThat(
            Arrays.equals(
                JsonWriting.of(Map.of("texts", texts)),
                LIBRARY.writeValueAsBytes(Map.of("texts", texts))))
        .isTrue();
  }

  @Test
  void whatJsonHasNoFormForIsRefused() {
    for (Object odd : List.of(Double.NaN, Double.NEGATIVE_INFINITY, 'c', new StringBuilder("x"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JsonWriting.of(Map.of("odd", odd)))
          .withMessage("JSON has no form for '%s' of %s", odd, odd.getClass().getName());
    }
  }
}

package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.problem.FailureCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  private static Map<String, @Nullable Object> read(String body) {
    return JsonBody.read(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void valuesBecomePlain() {
    Map<String, @Nullable Object> members =
        read(
            """
            {"long": 58, "big": 9223372036854775808, "decimal": 1.50, "text": "Ñ\\ud83d\\ude80",
             "yes": true, "no": false, "nothing": null, "list": [1, [], {}], "map": {"a": {"b": 0}}}
            """);

    assertThat(members)
        .containsEntry("long", 58L)
        .containsEntry("big", new BigInteger("9223372036854775808"))
        .containsEntry("decimal", new BigDecimal("1.50"))
        .containsEntry("text", "Ñ🚀")
        .containsEntry("yes", true)
        .containsEntry("no", false)
        .containsEntry("nothing", null)
        .containsEntry("list", List.of(1L, List.of(), Map.of()))
        .containsEntry("map", Map.of("a", Map.of("b", 0L)));
  }

  @Test
  void membersKeepTheirOrder() {
    assertThat(read("{\"z\": 1, \"a\": 2, \"m\": 3}").keySet()).containsExactly("z", "a", "m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                          | is empty; a JSON object is needed
          `   `                       | is empty; a JSON object is needed
          []                          | is not a JSON object (line 1, column 1)
          null                        | is not a JSON object (line 1, column 1)
          "text"                      | is not a JSON object (line 1, column 1)
          {"a": 1, "a": 1}            | names a member twice (line 1, column 10)
          {"o": {"a": 1, "\\u0061": 2}} | names a member twice (line 1, column 16)
          {} {}                       | goes on behind its end (line 1, column 4)
          {"a": "\\ud83d"}             | holds half of a surrogate pair (line 1, column 7)
          {"a": 1e999999999}          | nests or counts beyond what is accepted (line 1, column 7)
          {"a": 1e-401}               | nests or counts beyond what is accepted (line 1, column 7)
          """)
  void whatReadersCouldTakeDifferentlyIsRefused(String body, String why) {
    assertThatThrownBy(() -> read(body)).hasMessage("the body " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {
          {"a"
          {"a": }
          {a: 1}
          {'a': 1}
          {"a": 01}
          {"a": NaN}
          {"a": +1}
          {"a": .5}
          {"a": tru}
          {"a": 1} // done
          {} x
          <xml/>
          """)
  void whatIsNotJsonIsRefusedWithoutBeingQuoted(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("the body is not well-formed JSON (line 1, column ")
        .extracting(e -> ((RefusedException) e).problem().code())
        .isEqualTo(FailureCode.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"\\ud83d\": 1}", "{\"\\ude80\": 1}", "{\"a\": \"\\ude80\\ud83d\"}"})
  void halvesOfSurrogatePairsAreRefusedEverywhere(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(RefusedException.class);
  }

  @Test
  void depthIsLimitedLikePlainValues() {
    assertThat(read(nested(64))).hasSize(1);
    assertThatThrownBy(() -> read(nested(65)))
        .hasMessageStartingWith("the body nests or counts beyond what is accepted");
  }

  @Test
  void numbersAreLimitedInLength() {
    assertThat(read("{\"a\": " + "9".repeat(100) + "}")).hasSize(1);
    assertThatThrownBy(() -> read("{\"a\": " + "9".repeat(101) + "}"))
        .hasMessageStartingWith("the body nests or counts beyond what is accepted");
  }

  @Test
  void otherEncodingsAreRefused() {
    assertThatThrownBy(() -> JsonBody.read(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
        .hasMessage("the body is not UTF-8");
    for (var encoding : Arrays.asList(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThatThrownBy(() -> JsonBody.read("{\"a\": 1}".getBytes(encoding)))
          .isInstanceOf(RefusedException.class);
    }
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "0" + "}".repeat(depth);
  }
}

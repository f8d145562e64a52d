package io.cortap.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactJsonTest {

  @Test
  void membersKeepTheirOrder() {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("zeta", 1);
    members.put("alpha", 2);

    assertThat(ExactJson.text(members)).isEqualTo("{\"zeta\": 1, \"alpha\": 2}");
  }

  @Test
  void emptyObjectsAndListsHaveNoBlankInside() {
    assertThat(ExactJson.text(Map.of())).isEqualTo("{}");
    assertThat(ExactJson.text(Map.of("list", List.of()))).isEqualTo("{\"list\": []}");
    assertThat(ExactJson.text(Map.of("object", Map.of()))).isEqualTo("{\"object\": {}}");
  }

  @Test
  void aListSeparatesByCommaAndBlank() {
    assertThat(ExactJson.text(Map.of("l", Arrays.asList(true, null, false, "x"))))
        .isEqualTo("{\"l\": [true, null, false, \"x\"]}");
  }

  @Test
  void wholeNumbersOfAnySizeAreWrittenOut() {
    var numbers = List.of(-1, Long.MIN_VALUE, new BigInteger("123456789012345678901234567890"));

    assertThat(ExactJson.text(Map.of("n", numbers)))
        .isEqualTo("{\"n\": [-1, -9223372036854775808, 123456789012345678901234567890]}");
  }

  @Test
  void deleteAndEverythingBeyondAsciiIsEscapedInLowerCase() {
    assertThat(ExactJson.text(Map.of("t", "~\u007f\u0080\u00ad\uabcd")))
        .isEqualTo("{\"t\": \"~\\u007f\\u0080\\u00ad\\uabcd\"}");
  }

  @Test
  void aMembersNameIsEscapedLikeAnyText() {
    assertThat(ExactJson.text(Map.of("\u00e9\"", 1))).isEqualTo("{\"\\u00e9\\\"\": 1}");
  }

  static List<Number> numbersWithoutExactBytes() {
    return List.of(1.5, 1.0, 1.0f, new BigDecimal("2"), Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("numbersWithoutExactBytes")
  void aNumberThatIsNotWholeByItsTypeIsRefusedAndQuoted(Number number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExactJson.text(Map.of("n", List.of(number))))
        .withMessageContaining(number.toString());
  }

  @Test
  void aValueThatJsonDoesNotKnowIsRefusedByItsType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExactJson.text(Map.of("when", java.time.Instant.EPOCH)))
        .withMessageContaining("java.time.Instant");
  }

  @Test
  void aPayloadThatCouldNotBeSentIsRefusedAtBirth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookPayload(Map.of("score", 0.5)))
        .withMessageContaining("0.5");
  }

  @Test
  void aPayloadDoesNotChangeWithTheMapItWasMadeOf() {
    var warnings = new ArrayList<@Nullable Object>(List.of("first"));
    var members = new HashMap<String, @Nullable Object>();
    members.put("warnings", warnings);

    var payload = new WebhookPayload(members);
    warnings.add("second");
    members.clear();

    assertThat(payload.bytes()).asString().isEqualTo("{\"warnings\": [\"first\"]}");
  }
}

package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainValuesTest {
  private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);

  private static @Nullable Object copied(Object value) {
    return PlainValues.copyOf(Map.of("value", value)).get("value");
  }

  static Stream<Arguments> wholeNumbers() {
    return Stream.of(
        Arguments.of(15, 15),
        Arguments.of(15L, 15),
        Arguments.of(BigInteger.valueOf(15), 15),
        Arguments.of((long) Integer.MIN_VALUE, Integer.MIN_VALUE),
        Arguments.of(Integer.MAX_VALUE + 1L, Integer.MAX_VALUE + 1L),
        Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
        Arguments.of(BEYOND_LONG, BEYOND_LONG));
  }

  @ParameterizedTest
  @MethodSource("wholeNumbers")
  void aWholeNumberIsOfTheNarrowestTypeThatHoldsIt(Object number, Object narrowest) {
    assertThat(copied(number)).isEqualTo(narrowest);
  }

  @Test
  void allElseStaysAsItIs() {
    List<Object> values =
        List.of("text", true, 1.5, new BigDecimal("1.50"), Map.of("a", List.of()));

    assertThat(copied(values)).isEqualTo(values);
  }

  @Test
  void aCopyDoesNotFollowItsOriginal() {
    var list = new ArrayList<>(List.of("a"));
    var map = new HashMap<String, Object>(Map.of("list", list));
    Map<String, @Nullable Object> copy = PlainValues.copyOf(map);

    list.add("b");
    map.clear();

    assertThat(copy).isEqualTo(Map.of("list", List.of("a")));
  }

  @Test
  void whatIsNotPlainIsRefusedByItsType() {
    assertThatThrownBy(() -> copied(new StringBuilder("text")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.StringBuilder");
    assertThatThrownBy(() -> PlainValues.copyOf(Map.of(1, "one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'1'");
  }
}

package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of limits beside the settings and constants that set them. */
class LimitsPageTest {
  private static final String PAGE = Checkout.read("docs/reference/limits.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| ([0-9,]+) (\\w+) \\| `([^`]+)` \\| (.+) \\|$");
  private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9_]+");
  private static final Pattern CODE = Pattern.compile("[45]\\d\\d `([A-Z_]+)`");

  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Map<String, Long> SIZES =
      Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "MB", 1_000_000L);

  @ParameterizedTest
  @MethodSource("rows")
  void everyValueIsThatOfItsPlace(Row row) {
    assertThat(row.possible()).contains(set(row.place()));
  }

  @Test
  void everyRowOfThePageIsRead() {
    assertThat(rows())
        .hasSize(
            (int)
                PAGE.lines()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| limit |"))
                    .count())
        .hasSizeGreaterThan(100);
  }

  @Test
  void theFailureCodesAreThoseThatThereAre() {
    assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::name))
        .containsAll(CODE.matcher(PAGE).results().map(found -> found.group(1)).distinct().toList());
  }

  @Test
  void aChangedConstantIsNoticed() {
    var row = new Row("7", "attempts", "RetrySchedule.QUICK_ATTEMPTS");

    assertThat(row.possible()).doesNotContain(set(row.place()));
  }

  static Stream<Row> rows() {
    return ROW.matcher(PAGE)
        .results()
        .map(row -> new Row(row.group(2), row.group(3), row.group(4)));
  }

  private static SourceValue set(String place) {
    return SETTING.matcher(place).matches()
        ? new SourceValue(new BigInteger(defaultOf(place)), false)
        : SourceValue.at(place);
  }

  /** As the page of settings has it, which is held to the code by its own test. */
  private static String defaultOf(String setting) {
    return Pattern.compile("(?m)^\\| `" + setting + "` \\| `([^`]+)` \\|")
        .matcher(Checkout.read("docs/reference/settings.md"))
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(setting + " is no setting with a default"));
  }

  private record Row(String number, String unit, String place) {
    /**
     * What a place may hold that says this: milliseconds, or the number in bytes or in its unit.
     */
    List<SourceValue> possible() {
      var amount = new BigInteger(number.replace(",", ""));
      Duration time = TIMES.get(unit);
      BigInteger factor = BigInteger.valueOf(SIZES.getOrDefault(unit, 1L));
      var plain = new SourceValue(amount, false);
      return time == null
          ? List.of(plain, new SourceValue(amount.multiply(factor), false))
          : List.of(
              plain, new SourceValue(amount.multiply(BigInteger.valueOf(time.toMillis())), true));
    }
  }
}

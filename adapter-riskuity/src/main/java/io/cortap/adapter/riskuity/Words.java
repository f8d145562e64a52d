package io.cortap.adapter.riskuity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Numbers and spans as people write them. */
final class Words {
  private static final List<String> TIMES =
      List.of(
          "never",
          "once",
          "twice",
          "three times",
          "four times",
          "five times",
          "six times",
          "seven times",
          "eight times",
          "nine times",
          "ten times",
          "eleven times");

  private Words() {}

  /** For instance "four times". */
  static String times(int count) {
    return count < TIMES.size() ? TIMES.get(count) : count + " times";
  }

  /** In seconds, for instance "0.8 s". */
  static String span(Duration span) {
    BigDecimal seconds = BigDecimal.valueOf(span.toMillis(), 3);
    return seconds.stripTrailingZeros().toPlainString() + " s";
  }
}

package io.cortap.core.text;

import java.util.List;

/** Whole numbers in English words. */
public final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private NumberWords() {}

  /**
   * In words below one million, for instance {@code twenty-one} or {@code one hundred five}; in
   * digits from there on.
   *
   * @throws IllegalArgumentException when {@code count} is negative
   */
  public static String of(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("a count is not negative, was " + count);
    }
    return count < 1_000_000 ? words((int) count) : Long.toString(count);
  }

  /**
   * The form for counts in letters: {@code four (4)}; 0 is {@code no}.
   *
   * @throws IllegalArgumentException when {@code count} is negative
   */
  public static String withDigits(long count) {
    if (count == 0) {
      return "no";
    }
    String words = of(count);
    return count < 1_000_000 ? words + " (" + count + ")" : words;
  }

  private static String words(int count) {
    if (count < 20) {
      return SMALL.get(count);
    }
    if (count < 100) {
      return joined(TENS.get(count / 10), "-", count % 10);
    }
    if (count < 1000) {
      return joined(SMALL.get(count / 100) + " hundred", " ", count % 100);
    }
    return joined(words(count / 1000) + " thousand", " ", count % 1000);
  }

  private static String joined(String head, String between, int rest) {
    return rest == 0 ? head : head + between + words(rest);
  }
}

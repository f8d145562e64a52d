package io.cortap.adapter.docx.annotation;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers that nothing in a part has, whatever its author wrote as numbers. One thread's own. */
final class FreeNumbers {
  /** More digits may not fit an {@code int}: such numbers are stepped over, never counted on. */
  private static final int MOST_DIGITS = 9;

  private final Set<String> taken;
  private int last;

  private FreeNumbers(Set<String> taken, int last) {
    this.taken = taken;
    this.last = last;
  }

  /**
   * @param number whose first group is a number's digits
   */
  static FreeNumbers besides(Pattern number, String source) {
    var taken = new HashSet<String>();
    number.matcher(source).results().map(FreeNumbers::digits).forEach(taken::add);
    int last =
        taken.stream()
            .filter(digits -> digits.length() <= MOST_DIGITS)
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(-1);
    return new FreeNumbers(taken, last);
  }

  private static String digits(MatchResult number) {
    return number.group(1).replaceFirst("^0+(?=.)", "");
  }

  int next() {
    do {
      last++;
    } while (taken.contains(Integer.toString(last)));
    return last;
  }
}

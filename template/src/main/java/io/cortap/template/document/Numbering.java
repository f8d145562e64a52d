package io.cortap.template.document;

import io.cortap.template.document.NumberedElements.Numbers;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives elements that a document would have twice numbers and names of their own: the first keeps
 * what the template says. One thread's own.
 */
final class Numbering {
  private static final int FIRST_OWN = 100_000;
  private static final int FIRST_OWN_PARAGRAPH = 0x6000_0000;
  private static final int LONGEST_NAME = 40;
  private static final String AS_WRITTEN = "";

  private final @Nullable String[] numbers;
  private final Set<String> taken;
  private final Set<String> once = new HashSet<>();
  private int next = FIRST_OWN;
  private int nextParagraph = FIRST_OWN_PARAGRAPH;

  /**
   * @param counted how many elements are counted
   * @param taken numbers and names of the template
   */
  Numbering(int counted, Set<String> taken) {
    this.numbers = new String[counted];
    this.taken = taken;
  }

  void turn(Chunk.Turn turn) {
    boolean first = numbers[turn.index()] == null && !turn.again();
    numbers[turn.index()] =
        first ? AS_WRITTEN : turn.kind() == Numbers.PARAGRAPH ? freshParagraph() : fresh();
  }

  String number(Chunk.Number element) {
    String number = numbers[element.index()];
    return number == null || number.isEmpty() ? element.original() : number;
  }

  String name(Chunk.Name element) {
    String number = numbers[element.index()];
    if (number == null || number.isEmpty()) {
      return element.original();
    }
    String name = named(element.original(), number);
    while (taken.contains(name)) {
      name = named(element.original(), fresh());
    }
    return name;
  }

  private static String named(String original, String number) {
    String suffix = "_" + number;
    boolean plain = original.chars().allMatch(c -> c != '&' && !Character.isSurrogate((char) c));
    String kept = plain ? original : "made";
    return kept.substring(0, Math.min(kept.length(), LONGEST_NAME - suffix.length())) + suffix;
  }

  /** Whether this mark comes for the first time. */
  boolean isFirst(Chunk.Once mark) {
    return once.add(mark.mark());
  }

  /** A number that no other element has. */
  String fresh() {
    String number = Integer.toString(next++);
    while (taken.contains(number)) {
      number = Integer.toString(next++);
    }
    return number;
  }

  /** Eight hexadecimal digits below 80000000. */
  private String freshParagraph() {
    String number = Integer.toHexString(nextParagraph++).toUpperCase(java.util.Locale.ROOT);
    while (taken.contains(number)) {
      number = Integer.toHexString(nextParagraph++).toUpperCase(java.util.Locale.ROOT);
    }
    return number;
  }
}

package io.cortap.template.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives elements that a loop repeats numbers and names of their own. One thread's own. */
final class Numbering {
  private static final int FIRST_OWN = 100_000;
  private static final int LONGEST_NAME = 40;

  private final Map<String, String> current = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private int next = FIRST_OWN;

  record Identity(String number, String name) {}

  /**
   * The first keeps what the template says, later ones differ; an end takes its beginning's number.
   */
  Identity next(Chunk.Numbered element) {
    String key = element.numbers() + " " + element.number();
    if (element.ends()) {
      return new Identity(current.getOrDefault(key, element.number()), "");
    }
    if (used.add(key)) {
      used.add(element.numbers() + " name " + element.name());
      current.put(key, element.number());
      return new Identity(element.number(), element.name());
    }
    String number = Integer.toString(next++);
    current.put(key, number);
    return new Identity(number, freshName(element, number));
  }

  /** A number that no other element has. */
  String fresh() {
    return Integer.toString(next++);
  }

  private String freshName(Chunk.Numbered element, String number) {
    String suffix = "_" + number;
    int kept = Math.min(element.name().length(), LONGEST_NAME - suffix.length());
    String name = element.name().substring(0, kept) + suffix;
    used.add(element.numbers() + " name " + name);
    return name;
  }
}

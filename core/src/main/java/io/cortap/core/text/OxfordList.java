package io.cortap.core.text;

import java.util.List;
import java.util.regex.Pattern;

/** Items in a sentence, with a comma before the last {@code and}. */
public final class OxfordList {
  private static final Pattern DIVIDED = Pattern.compile(",|\\band\\b", Pattern.CASE_INSENSITIVE);

  private OxfordList() {}

  /**
   * {@code A}, {@code A and B}, {@code A, B, and C}. When an item itself holds a comma or the word
   * "and", semicolons part the items, so that it stays clear where each ends. No item: "".
   */
  public static String of(List<String> items) {
    int last = items.size() - 1;
    if (last < 1) {
      return String.join("", items);
    }
    boolean divided = items.stream().anyMatch(item -> DIVIDED.matcher(item).find());
    String head = String.join(divided ? "; " : ", ", items.subList(0, last));
    if (divided) {
      return head + "; and " + items.get(last);
    }
    return head + (last == 1 ? " and " : ", and ") + items.get(last);
  }
}

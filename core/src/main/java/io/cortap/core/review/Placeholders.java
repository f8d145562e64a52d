package io.cortap.core.review;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts that only keep a place, such as {@code TBD} or {@code City, ST}: they count as missing. */
final class Placeholders {
  private static final Set<String> KNOWN =
      TextTable.find("placeholders.txt").orElseThrow().stream()
          .map(row -> Folding.words(row.cell(0)))
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern BRACKETED =
      Pattern.compile("\\[[^\\[\\]]*\\]|<[^<>]*>|\\{\\{[^{}]*\\}\\}");

  private Placeholders() {}

  /** Blank text is no placeholder: it is nothing at all. */
  static boolean contains(String text) {
    if (text.isBlank()) {
      return false;
    }
    String words = Folding.words(text);
    return words.isEmpty() || KNOWN.contains(words) || BRACKETED.matcher(text.strip()).matches();
  }
}

package io.cortap.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tests that pages name as proofs: {@code `Class#method`} for one, {@code `Class`} for all of a
 * class whose name ends in Test or Contract. Tests have no modifier; what helps them is private.
 */
final class NamedTests {
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z]\\w*(?:Test|Contract))(?:#(\\w+))?`");
  private static final Map<String, List<Path>> SOURCES =
      Checkout.filesEndingWith(".java").stream()
          .filter(file -> file.toString().matches(".*(Test|Contract)\\.java"))
          .collect(
              Collectors.groupingBy(
                  file -> file.getFileName().toString().replaceFirst("\\.java$", "")));

  private NamedTests() {}

  /** How many times a text names a test. */
  static long in(String text) {
    return NAMED.matcher(text).results().count();
  }

  /** The names in a text of which there is no test, as they stand there. */
  static List<String> unknownIn(String text) {
    return NAMED
        .matcher(text)
        .results()
        .filter(named -> !isThere(named))
        .map(MatchResult::group)
        .toList();
  }

  private static boolean isThere(MatchResult named) {
    Pattern declared = Pattern.compile("(?m)^ +void " + named.group(2) + "\\(");
    return SOURCES.getOrDefault(named.group(1), List.of()).stream()
        .anyMatch(file -> named.group(2) == null || declared.matcher(Checkout.read(file)).find());
  }
}

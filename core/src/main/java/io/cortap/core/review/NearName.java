package io.cortap.core.review;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name was meant to be. */
public final class NearName {
  private static final int LONGEST = 64;

  private NearName() {}

  /** The one of {@code known} that {@code given} is a slip of, if one is near enough to be it. */
  public static Optional<String> of(String given, Collection<String> known) {
    if (given.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = given.strip().toLowerCase(Locale.ROOT);
    int reach = Math.max(2, folded.length() / 4);
    return known.stream()
        .filter(name -> Math.abs(name.length() - folded.length()) <= reach)
        .filter(name -> distance(folded, name.toLowerCase(Locale.ROOT)) <= reach)
        .min(Comparator.comparingInt(name -> distance(folded, name.toLowerCase(Locale.ROOT))));
  }

  /** Levenshtein's: how many characters must be added, dropped or changed. */
  public static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}

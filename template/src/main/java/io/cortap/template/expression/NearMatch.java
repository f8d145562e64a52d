package io.cortap.template.expression;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** The known name that a misspelt one probably meant. */
public final class NearMatch {
  private static final int LONGEST_COMPARED = 80;

  /** What other languages call it. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("uppercase", "upper"),
          Map.entry("upcase", "upper"),
          Map.entry("touppercase", "upper"),
          Map.entry("lowercase", "lower"),
          Map.entry("downcase", "lower"),
          Map.entry("tolowercase", "lower"),
          Map.entry("len", "length"),
          Map.entry("size", "length"),
          Map.entry("titlecase", "title"),
          Map.entry("propercase", "title"),
          Map.entry("capitalise", "capitalize"),
          Map.entry("strip", "trim"),
          Map.entry("trim", "strip"),
          Map.entry("date", "date_format"),
          Map.entry("strftime", "date_format"),
          Map.entry("dateformat", "date_format"),
          Map.entry("concat", "join"),
          Map.entry("implode", "join"),
          Map.entry("sort_by", "sort"),
          Map.entry("orderby", "sort"),
          Map.entry("group_by", "groupby"),
          Map.entry("where", "selectattr"),
          Map.entry("pluck", "map"),
          Map.entry("str", "string"),
          Map.entry("tostring", "string"),
          Map.entry("integer", "int"),
          Map.entry("number", "float"),
          Map.entry("exists", "defined"),
          Map.entry("null", "none"),
          Map.entry("empty", "none"));

  private NearMatch() {}

  /** The nearest of the candidates, or an empty string when none is near. */
  public static String of(String word, Collection<String> candidates) {
    String elsewhere = ELSEWHERE.getOrDefault(word.toLowerCase(Locale.ROOT), "");
    if (candidates.contains(elsewhere)) {
      return elsewhere;
    }
    String best = "";
    int bestDistance = Math.max(1, word.length() / 3) + 1;
    for (String candidate : candidates) {
      int distance = distance(word, candidate);
      if (distance < bestDistance
          || (distance == bestDistance && !best.isEmpty() && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best.isEmpty() ? containing(word, candidates) : best;
  }

  /** contractor.name where the data say contractor_name. */
  private static String containing(String word, Collection<String> candidates) {
    String best = "";
    for (String candidate : candidates) {
      boolean related =
          word.length() > 2 && (candidate.endsWith("_" + word) || word.endsWith("_" + candidate));
      if (related
          && (best.isEmpty()
              || candidate.length() < best.length()
              || (candidate.length() == best.length() && candidate.compareTo(best) < 0))) {
        best = candidate;
      }
    }
    return best;
  }

  /** Edits between two words, a swap of neighbours counting once, case counting nothing. */
  private static int distance(String left, String right) {
    if (left.length() > LONGEST_COMPARED || right.length() > LONGEST_COMPARED) {
      return Integer.MAX_VALUE;
    }
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}

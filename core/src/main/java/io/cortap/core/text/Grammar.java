package io.cortap.core.text;

import java.util.Locale;

/** Endings and verbs that depend on a count or a name. */
public final class Grammar {
  private Grammar() {}

  /** {@code is} for one, else {@code are}. */
  public static String isOrAre(long count) {
    return count == 1 ? "is" : "are";
  }

  /** {@code was} for one, else {@code were}. */
  public static String wasOrWere(long count) {
    return count == 1 ? "was" : "were";
  }

  /**
   * The noun as {@code count} things are called, by the regular plural: y to ies after a consonant.
   */
  public static String noun(long count, String singular) {
    return noun(count, singular, plural(singular));
  }

  /** The noun as {@code count} things are called, for nouns with a plural of their own. */
  public static String noun(long count, String singular, String plural) {
    return count == 1 ? singular : plural;
  }

  /** Count and noun, for instance {@code four (4) deficiencies} or {@code no deficiencies}. */
  public static String counted(long count, String singular) {
    return NumberWords.withDigits(count) + " " + noun(count, singular);
  }

  /** Whose something is: {@code Metro's}, but {@code NTS'} and {@code Lakes'}. */
  public static String possessive(String name) {
    String end = name.isEmpty() ? "" : name.substring(name.length() - 1);
    return end.equalsIgnoreCase("s") ? name + "'" : name + "'s";
  }

  /** The text with its first letter as at the start of a sentence; the rest stays as it is. */
  public static String sentenceStart(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }

  private static String plural(String singular) {
    String lower = singular.toLowerCase(Locale.ROOT);
    if (lower.endsWith("y") && lower.length() > 1 && !isVowel(lower.charAt(lower.length() - 2))) {
      return singular.substring(0, singular.length() - 1) + "ies";
    }
    boolean hisses =
        lower.endsWith("s")
            || lower.endsWith("x")
            || lower.endsWith("z")
            || lower.endsWith("ch")
            || lower.endsWith("sh");
    return singular + (hisses ? "es" : "s");
  }

  private static boolean isVowel(char letter) {
    return "aeiou".indexOf(letter) >= 0;
  }
}

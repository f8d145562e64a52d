package io.cortap.core.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code a} or {@code an}, by the sound that follows: an SMR, a UTA bus, an hour, a unit.
 *
 * <p>Capitals of one to three letters are read letter by letter, and so are longer ones that begin
 * with two consonants which no English word begins with; others are read as a word ({@code a MARTA
 * station}, {@code an NFTA station}).
 */
public final class Articles {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern LETTERS_THEN_DIGITS = Pattern.compile("(\\p{Lu}+)\\p{N}*");
  private static final Pattern PRONOUNCEABLE =
      Pattern.compile(
          "([AEIOUY]|[^AEIOUY][AEIOUY]|[BCFGPSTD][LRHW][AEIOUY]|S[CKMNPT][AEIOURLY]).*");
  private static final Pattern SILENT_H = Pattern.compile("(hour|honest|honor|honour|heir).*");
  private static final Pattern YOU_SOUND =
      Pattern.compile(
          "(eu|ewe|u[kst][aeiou]|ur[aei]n|ubiq|usd|uni(?!m|n|dent|ss|ll|rr)).*|one|once");
  private static final Pattern NUMBER_WITH_VOWEL =
      Pattern.compile("(8\\p{N}*|1[18](\\p{N}{3})*)(?!\\p{N}).*");
  private static final String LETTERS_WITH_VOWEL = "AEFHILMNORSX";

  private Articles() {}

  /** {@code a} or {@code an}, as {@code text} demands it. */
  public static String of(String text) {
    Matcher word = WORD.matcher(text);
    return word.find() && beginsWithVowelSound(word.group()) ? "an" : "a";
  }

  /** The text with its article before it, for instance {@code an SMR}. */
  public static String before(String text) {
    return of(text) + " " + text;
  }

  private static boolean beginsWithVowelSound(String word) {
    if (Character.isDigit(word.charAt(0))) {
      return NUMBER_WITH_VOWEL.matcher(word).matches();
    }
    Matcher capitals = LETTERS_THEN_DIGITS.matcher(word);
    if (capitals.matches() && isSpelledOut(capitals.group(1))) {
      return LETTERS_WITH_VOWEL.indexOf(word.charAt(0)) >= 0;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (SILENT_H.matcher(lower).matches()) {
      return true;
    }
    return "aeiou".indexOf(lower.charAt(0)) >= 0 && !YOU_SOUND.matcher(lower).matches();
  }

  private static boolean isSpelledOut(String capitals) {
    return capitals.length() <= 3 || !PRONOUNCEABLE.matcher(capitals).matches();
  }
}

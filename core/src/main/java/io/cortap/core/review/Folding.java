package io.cortap.core.review;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text with its accidents taken away: Unicode NFKC, every dash {@code -}, every blank a space, one
 * apostrophe, no invisible characters. What is left can be compared.
 */
final class Folding {
  private static final String EVERYDAY =
      "\u00A0\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201C\u201D\u2022";

  private Folding() {}

  /** Folds characters, runs of blanks and line ends; case stays. Lines are trimmed. */
  static String characters(String text) {
    if (isPlain(text)) {
      return text;
    }
    String composed =
        composesWithItself(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    var folded = new StringBuilder(composed.length());
    int at = 0;
    while (at < composed.length()) {
      int c = composed.codePointAt(at);
      append(folded, c);
      at += Character.charCount(c);
    }
    return folded.toString().strip();
  }

  /** Folds case too. */
  static String all(String text) {
    String folded = characters(text);
    return isAscii(folded)
        ? folded.toLowerCase(Locale.ROOT)
        : folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Folds down to letters and digits, one blank between words; {@code &} reads as "and". */
  static String words(String text) {
    String folded = all(text);
    var words = new StringBuilder(folded.length());
    int at = 0;
    while (at < folded.length()) {
      int c = folded.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        words.appendCodePoint(c);
      } else {
        gap(words);
      }
      if (c == '&') {
        words.append("and");
        gap(words);
      }
    }
    return words.toString().strip();
  }

  private static void gap(StringBuilder words) {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }

  private static void append(StringBuilder folded, int c) {
    if (c > ' ' && c < 127 && c != '`') {
      folded.append((char) c);
    } else if (isLineEnd(c)) {
      trimEnd(folded);
      folded.append('\n');
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      if (!folded.isEmpty() && " \n".indexOf(folded.charAt(folded.length() - 1)) < 0) {
        folded.append(' ');
      }
    } else if (isDash(c)) {
      folded.append('-');
    } else if (c == '\u2018' || c == '\u2019' || c == '\u02BC' || c == '`') {
      folded.append('\'');
    } else if (c == '\u201C' || c == '\u201D') {
      folded.append('"');
    } else if (!isInvisible(c)) {
      folded.appendCodePoint(c);
    }
  }

  private static void trimEnd(StringBuilder folded) {
    int end = folded.length();
    while (end > 0 && folded.charAt(end - 1) == ' ') {
      end--;
    }
    folded.setLength(end);
  }

  private static boolean isLineEnd(int c) {
    return c == '\n'
        || c == '\r'
        || c == '\u000B'
        || c == '\f'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  private static boolean isDash(int c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212' || c == '\u2043';
  }

  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.CONTROL;
  }

  /** Whether nothing would change: printable ASCII, single blanks, none at the ends. */
  static boolean isPlain(String text) {
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '`' || (c == ' ' && blank)) {
        return false;
      }
      blank = c == ' ';
    }
    return !blank || text.isEmpty();
  }

  /**
   * Whether NFKC would change nothing that is not folded anyway: there is only ASCII and the
   * dashes, quotes and blanks of everyday typing, none of which joins with its neighbours.
   */
  private static boolean composesWithItself(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 127 && EVERYDAY.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}

package io.cortap.core.review;

import java.util.List;
import java.util.Set;

/**
 * Words to look for in folded text, in one pass over its letters.
 *
 * @param words single words
 * @param phrases texts of several words, found wherever they stand
 */
record WordList(Set<String> words, List<String> phrases) {
  WordList {
    words = Set.copyOf(words);
    phrases = List.copyOf(phrases);
  }

  /**
   * @param words with blanks between them
   */
  static WordList of(String words, String... phrases) {
    return new WordList(Set.of(words.split(" ")), List.of(phrases));
  }

  boolean anyIn(String text) {
    for (String phrase : phrases) {
      if (text.contains(phrase)) {
        return true;
      }
    }
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (words.contains(text.substring(start, i))) {
          return true;
        }
        start = -1;
      }
    }
    return false;
  }

  /** Whether {@code word} stands in {@code text} with neither letter nor digit around it. */
  static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean opens = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      if (opens && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}

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
}

package io.cortap.template.expression;

import java.util.Locale;

/** Upper and lower case, the same in every locale. */
final class Casing {
  private Casing() {}

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return Character.toString(Character.toTitleCase(text.codePointAt(0)))
        + lower(text.substring(first));
  }

  /** Python's {@code str.title}: a word begins after anything that is no letter. */
  static String titled(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inside = false;
    for (String character : Values.characters(text)) {
      boolean letter = Character.isLetter(character.codePointAt(0));
      out.append(letter && inside ? lower(character) : letter ? upper(character) : character);
      inside = letter;
    }
    return out.toString();
  }
}

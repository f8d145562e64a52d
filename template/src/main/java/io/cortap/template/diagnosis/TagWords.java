package io.cortap.template.diagnosis;

/** Words in the text of a tag. */
public final class TagWords {
  private TagWords() {}

  /** The first place of the word that is no part of a longer one, or -1. */
  public static int find(String tag, String word, int from) {
    for (int at = tag.indexOf(word, from); at >= 0; at = tag.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean free =
          !joins(word.charAt(0), tag, at - 1) && !joins(word.charAt(word.length() - 1), tag, end);
      if (free) {
        return at;
      }
    }
    return -1;
  }

  /**
   * The tag with another word wherever this one stands, a member's name not counted as the word.
   */
  public static String replaceAll(String tag, String word, String by) {
    StringBuilder replaced = new StringBuilder(tag);
    int at = find(tag, word, 0);
    while (at >= 0) {
      if (at == 0 || replaced.charAt(at - 1) != '.') {
        replaced.replace(at, at + word.length(), by);
        at += by.length();
      } else {
        at += word.length();
      }
      at = find(replaced.toString(), word, at);
    }
    return replaced.toString();
  }

  /** The dotted path with another step instead of this one, wherever it stands first. */
  public static String replaceStep(String path, String step, String by) {
    int at = find(path, step, 0);
    return at < 0 ? path : path.substring(0, at) + by + path.substring(at + step.length());
  }

  private static boolean joins(char edge, String tag, int neighbour) {
    if (neighbour < 0 || neighbour >= tag.length()) {
      return false;
    }
    char beside = tag.charAt(neighbour);
    return edge == '='
        ? "=!<>".indexOf(beside) >= 0
        : Character.isJavaIdentifierPart(edge) && Character.isJavaIdentifierPart(beside);
  }
}

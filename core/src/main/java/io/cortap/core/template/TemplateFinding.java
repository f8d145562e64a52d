package io.cortap.core.template;

/**
 * One thing that is wrong with a template, or may be.
 *
 * @param id the kind of finding: a stable word, such as {@code UNKNOWN_FILTER}
 * @param cause what is wrong and why, as a sentence for the template's author
 */
public record TemplateFinding(
    String id, Severity severity, TemplatePlace place, Mark mark, String cause, Edit edit) {

  /** How bad it is. */
  public enum Severity {
    /** The template cannot be used, or not with these data. */
    ERROR,
    /** It works, perhaps not as its author thinks. */
    WARNING
  }

  /**
   * What to change.
   *
   * @param advice as a sentence; "" when there is nothing to advise
   * @param replacement what is written in the place of the tag; "" when the edit is another
   * @param byMachine whether a machine can make it
   */
  public record Edit(String advice, String replacement, boolean byMachine) {
    public static final Edit NONE = new Edit("", "", false);
  }

  /**
   * The wrong spot in the tag, as offsets of its characters.
   *
   * @param start the first; {@code end} is behind the last
   */
  public record Mark(int start, int end) {
    /** No spot: there is no tag. */
    public static final Mark NONE = new Mark(0, 0);

    /** Where tag and replacement differ; else a word that the cause quotes; else the whole tag. */
    public static Mark in(String tag, String replacement, String cause) {
      if (!replacement.isEmpty()) {
        return difference(tag, replacement);
      }
      int quote = cause.indexOf('\'');
      while (quote >= 0) {
        int end = cause.indexOf('\'', quote + 1);
        String word = end < 0 ? "" : cause.substring(quote + 1, end);
        int at = word.isEmpty() ? -1 : tag.indexOf(word);
        if (at >= 0) {
          return new Mark(at, at + word.length());
        }
        quote = end < 0 ? -1 : cause.indexOf('\'', end + 1);
      }
      return new Mark(0, tag.length());
    }

    private static Mark difference(String tag, String replacement) {
      int shorter = Math.min(tag.length(), replacement.length());
      int start = 0;
      while (start < shorter && tag.charAt(start) == replacement.charAt(start)) {
        start++;
      }
      int same = 0;
      while (same < shorter - start
          && tag.charAt(tag.length() - 1 - same)
              == replacement.charAt(replacement.length() - 1 - same)) {
        same++;
      }
      return word(tag, start, tag.length() - same);
    }

    /** The whole words that the characters belong to; the character in front of an insertion. */
    private static Mark word(String tag, int from, int to) {
      int start = from;
      int end = to;
      while (start > 0 && Character.isJavaIdentifierPart(tag.charAt(start - 1))) {
        start--;
      }
      while (end < tag.length() && Character.isJavaIdentifierPart(tag.charAt(end))) {
        end++;
      }
      return start < end
          ? new Mark(start, end)
          : new Mark(Math.max(0, start - 1), Math.max(start, Math.min(1, tag.length())));
    }
  }
}

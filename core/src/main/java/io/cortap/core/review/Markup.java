package io.cortap.core.review;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * HTML taken out of comments. Block tags become line breaks, inline tags vanish, entities become
 * characters. A {@code <} that opens no tag stays. Linear in the text.
 */
final class Markup {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "br",
          "div",
          "li",
          "ul",
          "ol",
          "tr",
          "td",
          "th",
          "table",
          "tbody",
          "thead",
          "blockquote",
          "pre",
          "hr",
          "section",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6");
  private static final Map<String, String> UNSEEN =
      Map.of("<!--", "-->", "<style", "</style>", "<script", "</script>");
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("nbsp", " "),
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("ndash", "-"),
          Map.entry("mdash", "-"),
          Map.entry("shy", ""),
          Map.entry("lsquo", "'"),
          Map.entry("rsquo", "'"),
          Map.entry("ldquo", "\""),
          Map.entry("rdquo", "\""),
          Map.entry("sect", "§"),
          Map.entry("bull", "•"),
          Map.entry("hellip", "…"));
  private static final int LONGEST_ENTITY = 10;

  private Markup() {}

  /** Markup that was escaped once, as web forms do, is taken out too. */
  static String strip(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    String decoded = decode(withoutTags(text));
    return decoded.indexOf('<') < 0 ? decoded : withoutTags(decoded);
  }

  private static String withoutTags(String text) {
    var plain = new StringBuilder(text.length());
    var neverEnding = new HashSet<String>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = c == '<' ? unseenEnd(text, at, neverEnding) : -1;
      if (end >= 0) {
        at = end;
        continue;
      }
      end = c == '<' ? tagEnd(text, at) : -1;
      if (end < 0) {
        plain.append(c);
        at++;
      } else {
        if (BLOCKS.contains(tagName(text, at, end))) {
          plain.append('\n');
        }
        at = end + 1;
      }
    }
    return plain.toString();
  }

  /**
   * Where a comment or a style ends that begins at {@code start}: nobody sees it. Else -1.
   *
   * @param neverEnding the openings whose end was once looked for in vain: it comes no more
   */
  private static int unseenEnd(String text, int start, Set<String> neverEnding) {
    for (Map.Entry<String, String> unseen : UNSEEN.entrySet()) {
      String opening = unseen.getKey();
      if (text.regionMatches(true, start, opening, 0, opening.length())) {
        String closing = unseen.getValue();
        int end =
            neverEnding.contains(opening)
                ? -1
                : indexOfIgnoringCase(text, closing, start + opening.length());
        if (end < 0) {
          neverEnding.add(opening);
        }
        return end < 0 ? -1 : end + closing.length();
      }
    }
    return -1;
  }

  private static int indexOfIgnoringCase(String text, String what, int from) {
    for (int at = from; at <= text.length() - what.length(); at++) {
      if (text.regionMatches(true, at, what, 0, what.length())) {
        return at;
      }
    }
    return -1;
  }

  /** Where the tag ends that begins at {@code start}, or -1 when none begins there. */
  private static int tagEnd(String text, int start) {
    int at = start + 1;
    if (at < text.length() && text.charAt(at) == '/') {
      at++;
    }
    if (at >= text.length() || !(isAsciiLetter(text.charAt(at)) || text.charAt(at) == '!')) {
      return -1;
    }
    while (at < text.length() && text.charAt(at) != '>') {
      if (text.charAt(at) == '<') {
        return -1;
      }
      at++;
    }
    return at < text.length() ? at : -1;
  }

  private static String tagName(String text, int start, int end) {
    int from = text.charAt(start + 1) == '/' ? start + 2 : start + 1;
    int to = from;
    while (to < end && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String decode(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    var decoded = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '&' ? entityEnd(text, at) : -1;
      String meant = end < 0 ? "" : meaning(text.substring(at + 1, end));
      boolean known = end >= 0 && (!meant.isEmpty() || text.startsWith("&shy;", at));
      decoded.append(known ? meant : text.substring(at, at + 1));
      at = known ? end + 1 : at + 1;
    }
    return decoded.toString();
  }

  private static int entityEnd(String text, int start) {
    int end = text.indexOf(';', start, Math.min(text.length(), start + LONGEST_ENTITY + 1));
    return end > start + 1 ? end : -1;
  }

  /** "" when the entity is unknown. */
  private static String meaning(String entity) {
    if (!entity.startsWith("#")) {
      return ENTITIES.getOrDefault(entity.toLowerCase(Locale.ROOT), "");
    }
    boolean hexadecimal = entity.startsWith("#x") || entity.startsWith("#X");
    try {
      int c =
          hexadecimal
              ? Integer.parseInt(entity.substring(2), 16)
              : Integer.parseInt(entity.substring(1));
      return Character.isValidCodePoint(c) ? Character.toString(c) : "";
    } catch (NumberFormatException notANumber) {
      return "";
    }
  }
}

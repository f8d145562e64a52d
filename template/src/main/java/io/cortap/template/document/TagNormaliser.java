package io.cortap.template.document;

/**
 * Undoes inside tags what a word processor does to typed quotes, blanks and hyphens. Offsets stay:
 * one character becomes one character. Text outside tags, and inside properly quoted strings, is
 * left alone.
 */
final class TagNormaliser {
  private static final String SINGLE = "'\u2018\u2019\u201a\u201b\u2032";
  private static final String DOUBLE = "\"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb";
  private static final String BLANKS =
      "\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
          + "\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff";
  private static final String HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212";

  private final char[] text;

  private TagNormaliser(String text) {
    this.text = text.toCharArray();
  }

  static String normalised(String text) {
    if (text.indexOf('{') < 0 || text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    TagNormaliser normaliser = new TagNormaliser(text);
    for (int open = text.indexOf('{'); open >= 0 && open + 1 < text.length(); ) {
      char second = text.charAt(open + 1);
      boolean tag = second == '{' || second == '%';
      open =
          text.indexOf('{', tag ? normaliser.tag(open + 2, second == '{' ? '}' : '%') : open + 1);
    }
    return new String(normaliser.text);
  }

  /** Normalises up to the end of the tag, and says where that is. */
  private int tag(int from, char closing) {
    int at = from;
    while (at < text.length) {
      char c = text[at];
      if (c == closing && at + 1 < text.length && text[at + 1] == '}') {
        return at + 2;
      }
      if (SINGLE.indexOf(c) >= 0) {
        at = string(at, closing, SINGLE, '\'');
      } else if (DOUBLE.indexOf(c) >= 0) {
        at = string(at, closing, DOUBLE, '"');
      } else {
        text[at] = plain(c);
        at++;
      }
    }
    return at;
  }

  private static char plain(char c) {
    return BLANKS.indexOf(c) >= 0 ? ' ' : HYPHENS.indexOf(c) >= 0 ? '-' : c;
  }

  /** A string ends at a quote like the one that opened it, else at any of its family. */
  private int string(int open, char closing, String family, char straight) {
    boolean proper = text[open] == straight;
    int close = proper ? closeOf(open, closing, String.valueOf(straight)) : -1;
    if (close < 0) {
      close = closeOf(open, closing, family);
    }
    text[open] = straight;
    if (close < 0) {
      return open + 1;
    }
    text[close] = straight;
    return close + 1;
  }

  private int closeOf(int open, char closing, String quotes) {
    for (int i = open + 1; i < text.length; i++) {
      if (text[i] == '\\') {
        i++;
      } else if (quotes.indexOf(text[i]) >= 0) {
        return i;
      } else if (text[i] == closing && i + 1 < text.length && text[i + 1] == '}') {
        return -1;
      }
    }
    return -1;
  }
}

package io.cortap.adapter.docx.annotation;

import java.util.Optional;

/**
 * Walks over well-formed markup without changing a character of it: elements and the text between
 * them, each with its place in the source.
 */
final class Markup {
  private final String source;
  private int at;

  Markup(String source) {
    this.source = source;
  }

  /**
   * A stretch of the source.
   *
   * @param name of the element, with its prefix; "" for text
   * @param end behind its last character
   */
  record Piece(Sort sort, String name, int start, int end) {
    boolean isElement() {
      return sort != Sort.TEXT;
    }
  }

  /** What a piece is. */
  enum Sort {
    OPENING,
    CLOSING,
    /** Opening and closing in one. */
    EMPTY,
    TEXT
  }

  /** The next piece; declarations, comments and the like are passed over. */
  Optional<Piece> next() throws UnfitDocumentException {
    while (at < source.length()) {
      if (source.charAt(at) != '<') {
        return Optional.of(text());
      }
      if (source.startsWith("<!--", at)) {
        at = behind("-->");
      } else if (source.startsWith("<?", at)) {
        at = behind("?>");
      } else if (source.startsWith("<!", at)) {
        throw new UnfitDocumentException("the document holds CDATA or a DTD");
      } else {
        return Optional.of(element());
      }
    }
    return Optional.empty();
  }

  private Piece text() {
    int start = at;
    int end = source.indexOf('<', at);
    at = end < 0 ? source.length() : end;
    return new Piece(Sort.TEXT, "", start, at);
  }

  private Piece element() throws UnfitDocumentException {
    int start = at;
    at = behindTag(start);
    boolean closing = source.charAt(start + 1) == '/';
    int from = start + (closing ? 2 : 1);
    int to = from;
    while (to < at - 1 && !isEndOfName(source.charAt(to))) {
      to++;
    }
    Sort sort = closing ? Sort.CLOSING : source.charAt(at - 2) == '/' ? Sort.EMPTY : Sort.OPENING;
    return new Piece(sort, source.substring(from, to), start, at);
  }

  private static boolean isEndOfName(char c) {
    return c == '>' || c == '/' || Character.isWhitespace(c);
  }

  /** Behind the '>' that ends the tag; one in an attribute's value does not. */
  private int behindTag(int start) throws UnfitDocumentException {
    char quote = 0;
    for (int i = start; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote == 0 && c == '>') {
        return i + 1;
      }
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    throw new UnfitDocumentException("the document is no well-formed XML");
  }

  private int behind(String end) throws UnfitDocumentException {
    int found = source.indexOf(end, at);
    if (found < 0) {
      throw new UnfitDocumentException("the document is no well-formed XML");
    }
    return found + end.length();
  }
}

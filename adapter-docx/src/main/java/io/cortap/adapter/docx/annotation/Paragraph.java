package io.cortap.adapter.docx.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One paragraph as it stands in its part's source: where it begins and ends, and its characters.
 */
final class Paragraph {
  /** The paragraph around the drawing that this one is in; null outside text boxes. */
  final @Nullable Paragraph around;

  /** Its start tag. */
  final Markup.Piece head;

  /** Behind its properties, or behind its start tag where it has none. */
  int contentStart;

  /** Where its end tag begins; behind the start tag of an empty element. */
  int contentEnd;

  private final StringBuilder text = new StringBuilder();
  private final List<Letter> letters = new ArrayList<>();

  /**
   * A character of the paragraph.
   *
   * @param start where it stands in the source; {@code end} is behind its last character there
   */
  record Letter(int start, int end, @Nullable Text text) {}

  /** A text element: {@code open} is its start tag. */
  record Text(Markup.Piece open, Run run) {}

  /** A run: its start tag and, when known, the source of its properties. */
  static final class Run {
    final Markup.Piece open;
    int propertiesStart;
    int propertiesEnd;

    Run(Markup.Piece open) {
      this.open = open;
    }
  }

  Paragraph(Markup.Piece head, @Nullable Paragraph around) {
    this.head = head;
    this.around = around;
    this.contentStart = head.end();
    this.contentEnd = head.end();
  }

  boolean isEmptyElement() {
    return head.sort() == Markup.Sort.EMPTY;
  }

  void add(char character, int start, int end, @Nullable Text of) {
    text.append(character);
    letters.add(new Letter(start, end, of));
  }

  /** The first and the last letter of these characters, or empty when they are not there. */
  Optional<Stretch> find(String characters, int occurrence) {
    int found = -1;
    for (int left = Math.max(1, occurrence); left > 0; left--) {
      found = text.indexOf(characters, found < 0 ? 0 : found + characters.length());
      if (found < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Stretch(letters.get(found), letters.get(found + characters.length() - 1)));
  }

  /** From one letter to another. */
  record Stretch(Letter first, Letter last) {
    /** Whether both stand in runs that can be cut in two. */
    boolean canBeCut() {
      return first.text() != null && last.text() != null;
    }
  }
}

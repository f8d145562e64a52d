package io.cortap.template.document;

import io.cortap.template.program.Piece;

/** A literal of a part, ready for the deflater. */
sealed interface Chunk extends Piece {
  /**
   * @param bytes UTF-8, never changed
   * @param text what it says as text
   * @param edge the last structural thing in it, or {@link Edge#NONE}
   */
  record Bytes(byte[] bytes, String text, Edge edge) implements Chunk {}

  /** Nothing written here but what the document needs to stay valid. */
  record Check(Guard guard, byte[] repair) implements Chunk {
    @Override
    public String text() {
      return "";
    }
  }

  /**
   * An element whose number must be unique in the document, inside a loop.
   *
   * @param before up to the number
   * @param name of a bookmark; empty when there is none
   * @param between number and name
   * @param after the rest
   * @param ends whether it ends what an element of the same number began
   */
  record Numbered(
      String numbers,
      String number,
      byte[] before,
      String name,
      byte[] between,
      byte[] after,
      boolean ends)
      implements Chunk {
    @Override
    public String text() {
      return "";
    }
  }

  /** What was written last, as far as validity depends on it. */
  enum Edge {
    NONE,
    PARAGRAPH_END,
    TABLE_END,
    ROW_END,
    CELL_END,
    START
  }

  /** What is checked while writing. */
  enum Guard {
    /** The last thing before here must be a paragraph. */
    PARAGRAPH_WANTED,
    TABLE_BEGINS,
    /** Just before the end tag. */
    TABLE_ENDING,
    /** Just behind it: the table goes when it has no row. */
    TABLE_ENDED,
    ROW_BEGINS,
    ROW_ENDING,
    /** The row goes when it has no cell. */
    ROW_ENDED
  }
}

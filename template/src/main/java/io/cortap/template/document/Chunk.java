package io.cortap.template.document;

import io.cortap.template.program.Piece;

/** A literal of a part, ready for the deflater. */
sealed interface Chunk extends Piece {
  /**
   * @param bytes UTF-8, never changed
   * @param text what it says as text
   * @param edge the last structural thing in it, or {@link Edge#NONE}
   * @param effect what it opens and closes
   */
  record Bytes(byte[] bytes, String text, Edge edge, Effect effect) implements Chunk {}

  /**
   * What a piece changes of what must come out even.
   *
   * @param depth elements opened, less those closed
   * @param lowest the least that this comes to on the way, at most 0
   * @param tables ended
   * @param sections ended
   */
  record Effect(int depth, int lowest, int tables, int sections) {}

  /** A chunk that says nothing as text. */
  sealed interface Silent extends Chunk {
    @Override
    default String text() {
      return "";
    }
  }

  /** Nothing written here but what the document needs to stay valid. */
  record Check(Guard guard, byte[] repair) implements Silent {}

  /**
   * An element begins whose number must be unique: it is decided here and written behind.
   *
   * @param index the element's place among those that are counted
   * @param again whether the template itself has the number before
   */
  record Turn(NumberedElements.Numbers kind, int index, boolean again) implements Silent {}

  /** The number, as the template has it unless it was written before. */
  record Number(int index, String original) implements Silent {}

  /** The bookmark's name, likewise. */
  record Name(int index, String original) implements Silent {}

  /** A comment's mark begins, which a document has once. */
  record Once(String mark) implements Silent {}

  /**
   * A grid of table columns that may have to follow the cells of its rows.
   *
   * @param widths of its columns in twentieths of a point
   * @param before a column's width
   * @param after it
   */
  record Grid(int[] widths, byte[] before, byte[] after) implements Silent {}

  /** A cell, or grid columns left out beside cells, in a row of such a table. */
  record Columns(int count) implements Silent {}

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
    ROW_ENDED,
    /** The mark goes when it was there before. */
    ONCE_ENDED,
    GRID_ROW_ENDED,
    /** The table's columns are known. */
    GRID_TABLE_ENDED
  }
}

package io.cortap.template.diagnosis;

/**
 * A cell, counted from 1 within its part; a nested table counts as a table of its own.
 *
 * @param table 0 when the place is in no table
 */
public record TableCell(int table, int row, int column) {
  public static final TableCell NONE = new TableCell(0, 0, 0);

  public boolean isPresent() {
    return table > 0;
  }
}

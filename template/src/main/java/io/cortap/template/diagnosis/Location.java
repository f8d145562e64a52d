package io.cortap.template.diagnosis;

/**
 * A place in a template, as an author finds it in Word.
 *
 * @param part the package part, such as {@code word/document.xml}; empty for the file as a whole
 * @param heading text of the nearest heading above, or empty
 * @param cell the cell around, or {@link TableCell#NONE}
 * @param paragraph number of the paragraph in its part, from 1; 0 when the place is in none
 * @param tag the tag as written, or empty
 */
public record Location(String part, String heading, TableCell cell, int paragraph, String tag) {
  public static final Location FILE = new Location("", "", TableCell.NONE, 0, "");

  public static Location ofPart(String part) {
    return new Location(part, "", TableCell.NONE, 0, "");
  }

  public Location withTag(String text) {
    return new Location(part, heading, cell, paragraph, text);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(part.isEmpty() ? "the file" : part);
    if (!heading.isEmpty()) {
      out.append(", under '").append(heading).append('\'');
    }
    if (cell.isPresent()) {
      out.append(", table %d row %d cell %d".formatted(cell.table(), cell.row(), cell.column()));
    }
    if (paragraph > 0) {
      out.append(", paragraph ").append(paragraph);
    }
    return tag.isEmpty() ? out.toString() : out.append(": ").append(tag).toString();
  }
}

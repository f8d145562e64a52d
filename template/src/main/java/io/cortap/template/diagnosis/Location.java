package io.cortap.template.diagnosis;

import java.util.List;

/**
 * A place in a template, as an author finds it in Word.
 *
 * @param part the package part, such as {@code word/document.xml}; empty for the file as a whole
 * @param headings texts of the headings above, outermost first; empty above the first
 * @param cell the cell around, or {@link TableCell#NONE}
 * @param paragraph number of the paragraph in its part, from 1; 0 when the place is in none
 * @param tag the tag as written, or empty
 * @param occurrence which of the paragraph's tags that are written so, from 1; those in attributes,
 *     such as alternative texts, count behind those in the text. 0 when there is no tag
 */
public record Location(
    String part, List<String> headings, TableCell cell, int paragraph, String tag, int occurrence) {
  public static final Location FILE = ofPart("");

  public Location {
    headings = List.copyOf(headings);
  }

  public static Location ofPart(String part) {
    return new Location(part, List.of(), TableCell.NONE, 0, "", 0);
  }

  /** The same paragraph, and a tag in it. */
  public Location withTag(String text, int which) {
    return new Location(part, headings, cell, paragraph, text, which);
  }

  /** The nearest heading above, or empty. */
  public String heading() {
    return headings.isEmpty() ? "" : headings.getLast();
  }

  /** Whether both are in the same paragraph. */
  public boolean sharesParagraph(Location other) {
    return part.equals(other.part) && paragraph == other.paragraph;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(part.isEmpty() ? "the file" : part);
    if (!headings.isEmpty()) {
      out.append(", under '").append(String.join(" > ", headings)).append('\'');
    }
    if (cell.isPresent()) {
      out.append(", table %d row %d cell %d".formatted(cell.table(), cell.row(), cell.column()));
    }
    if (paragraph > 0) {
      out.append(", paragraph ").append(paragraph);
    }
    if (!tag.isEmpty()) {
      out.append(": ").append(tag);
    }
    return occurrence > 1
        ? out.append(" (number ").append(occurrence).append(" there)").toString()
        : out.toString();
  }
}

package io.cortap.core.template;

import java.util.List;

/**
 * A place in a template, as its author finds it in Word.
 *
 * @param part the package's part, such as {@code word/document.xml}; "" for the file as a whole
 * @param headings the headings above, outermost first
 * @param table number of the table in its part, from 1; 0 outside tables
 * @param row from 1 within the table, or 0
 * @param cell from 1 within the row, or 0
 * @param paragraph number of the paragraph in its part, from 1; 0 when the place is in none
 * @param tag the tag as written, or ""
 * @param occurrence which of the paragraph's tags that are written so, from 1; 0 without a tag
 */
public record TemplatePlace(
    String part,
    List<String> headings,
    int table,
    int row,
    int cell,
    int paragraph,
    String tag,
    int occurrence) {
  /** The file as a whole. */
  public static final TemplatePlace FILE = new TemplatePlace("", List.of(), 0, 0, 0, 0, "", 0);

  public TemplatePlace {
    headings = List.copyOf(headings);
  }

  /** A tag of a paragraph, outside headings and tables. */
  public static TemplatePlace of(String part, int paragraph, String tag) {
    return new TemplatePlace(part, List.of(), 0, 0, 0, paragraph, tag, tag.isEmpty() ? 0 : 1);
  }

  /** In words, the tag left out: {@code word/document.xml, under 'Findings', paragraph 4}. */
  public String words() {
    var words = new StringBuilder(part.isEmpty() ? "the file" : part);
    if (!headings.isEmpty()) {
      words.append(", under '").append(String.join(" > ", headings)).append('\'');
    }
    if (table > 0) {
      words.append(", table %d row %d cell %d".formatted(table, row, cell));
    }
    if (paragraph > 0) {
      words.append(", paragraph ").append(paragraph);
    }
    if (occurrence > 1) {
      words.append(", number ").append(occurrence).append(" of its tags that are written so");
    }
    return words.toString();
  }
}

package io.cortap.adapter.docx.annotation;

import java.util.List;

/**
 * One comment.
 *
 * @param part the package's part that it is about; "" for the file as a whole
 * @param paragraph number of the paragraph in the part, from 1; 0 when it is about none
 * @param tag the characters that it is about, as they stand in the paragraph; "" for all of it
 * @param occurrence which of the paragraph's equal characters are meant, from 1
 * @param lines the comment's paragraphs
 */
public record Note(String part, int paragraph, String tag, int occurrence, List<String> lines) {
  public Note {
    lines = List.copyOf(lines);
  }
}

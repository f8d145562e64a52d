package io.cortap.adapter.docx.annotation;

import io.cortap.adapter.docx.annotation.Anchors.Nearness;
import java.util.ArrayList;
import java.util.List;

/**
 * A document with comments. Every part but the body, the comments and their declarations is as it
 * was, byte for byte; of the body nothing is taken away.
 *
 * @param docx its own array, not to be changed
 * @param atCharacters how many comments stand at the very characters that they are about
 * @param atParagraphs how many stand at their paragraph
 * @param elsewhere how many stand at the first paragraph of the body, because Word has no comments
 *     where they belong: in headers, footers, notes and properties
 */
public record AnnotatedCopy(byte[] docx, int atCharacters, int atParagraphs, int elsewhere) {
  static final String AUTHOR = "CORTAP-RPT";
  private static final String BODY = "word/document.xml";

  /**
   * @param docx a document whose sizes are known to be bearable; it stays as it is
   * @throws UnfitDocumentException if it has no body that Word would open
   */
  public static AnnotatedCopy of(byte[] docx, List<Note> notes) throws UnfitDocumentException {
    DocxParts parts = DocxParts.read(docx);
    String body =
        parts.text(BODY).orElseThrow(() -> new UnfitDocumentException("there is no " + BODY));
    var anchors = new Anchors(body);
    var comments = new CommentsPart(parts);
    var nearness = new ArrayList<Nearness>();
    for (Note note : notes) {
      int id = comments.add(AUTHOR, note.lines());
      nearness.add(
          note.part().equals(BODY)
              ? anchors.tie(id, note.paragraph(), note.tag(), note.occurrence())
              : anchors.tieToFirst(id));
    }
    comments.write();
    parts.put(BODY, anchors.written());
    return new AnnotatedCopy(
        parts.file(),
        count(nearness, Nearness.CHARACTERS),
        count(nearness, Nearness.PARAGRAPH),
        count(nearness, Nearness.ELSEWHERE));
  }

  private static int count(List<Nearness> all, Nearness wanted) {
    return (int) all.stream().filter(wanted::equals).count();
  }
}

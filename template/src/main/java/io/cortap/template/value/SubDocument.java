package io.cortap.template.value;

/**
 * Another Word document, whose paragraphs and tables are put where the tag is. Its pictures, links
 * and lists come along; styles are those of the template with the same id. Its headers, sections,
 * comments and bookmarks stay behind.
 */
public final class SubDocument implements RichValue {
  private final byte[] docx;

  private SubDocument(byte[] docx) {
    this.docx = docx;
  }

  /**
   * @param docx the file; it is copied, and read when it is rendered
   */
  public static SubDocument of(byte[] docx) {
    return new SubDocument(docx.clone());
  }

  public byte[] docx() {
    return docx.clone();
  }

  /** Nothing: a document cannot stand where only text can. */
  @Override
  public String text() {
    return "";
  }
}

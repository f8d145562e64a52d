package io.cortap.template.document;

/**
 * A rich value as markup.
 *
 * @param blocks whether it stands where paragraphs do, else where runs do
 * @param last what it ends with, when it is blocks
 */
record RichMarkup(String markup, boolean blocks, Chunk.Edge last) {
  static RichMarkup runs(String markup) {
    return new RichMarkup(markup, false, Chunk.Edge.NONE);
  }
}

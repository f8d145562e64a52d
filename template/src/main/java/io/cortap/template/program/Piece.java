package io.cortap.template.program;

/** Something literal of a template, ready to be written. */
public interface Piece {
  /** What the piece contributes where only text is wanted, as in a set block. */
  String text();
}

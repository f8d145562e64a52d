package io.cortap.template.program;

/**
 * Where a program writes.
 *
 * @param <P> its pieces
 */
public interface Sink<P extends Piece> {
  void piece(P piece);

  /** A printed value, not yet escaped. */
  void value(String text, Site site);
}

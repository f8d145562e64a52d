package io.cortap.template.program;

import io.cortap.template.expression.Opaque;

/**
 * Where a program writes.
 *
 * @param <P> its pieces
 */
public interface Sink<P extends Piece> {
  void piece(P piece);

  /** A printed value, not yet escaped. */
  void value(String text, Site site);

  /** A printed value that is more than text. */
  void value(Opaque value, Site site);
}

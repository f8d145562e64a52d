package io.cortap.template.program;

import io.cortap.template.diagnosis.Location;

/**
 * What a template is made of, in order: pieces and tags.
 *
 * @param <P> the pieces
 */
public sealed interface Step<P extends Piece> {
  record Literal<P extends Piece>(P piece) implements Step<P> {}

  /**
   * @param site where a print's value goes; plain for other statements
   */
  record Tag<P extends Piece>(Statement statement, Site site, Location location)
      implements Step<P> {}
}

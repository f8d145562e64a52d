package io.cortap.template;

import io.cortap.template.diagnosis.Diagnostic;

/** A render stopped at a tag; there is no document. */
public final class RenderException extends RuntimeException {
  private final transient Diagnostic diagnostic;

  public RenderException(Diagnostic diagnostic) {
    super(diagnostic.toString());
    this.diagnostic = diagnostic;
  }

  /** What failed, where, and what to do. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}

package io.cortap.template.diagnosis;

/** Inside the engine: a located fault on its way to the caller. */
public final class FaultException extends RuntimeException {
  private final transient Diagnostic diagnostic;

  public FaultException(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}

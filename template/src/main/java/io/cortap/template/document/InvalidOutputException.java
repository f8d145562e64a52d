package io.cortap.template.document;

/** A part came out so that no one should see it. */
final class InvalidOutputException extends RuntimeException {
  private final String reason;

  InvalidOutputException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** What is wrong, as part of a sentence. */
  String reason() {
    return reason;
  }
}

package io.cortap.adapter.aws;

/** An item cannot be read: somebody edited it, or a newer program wrote it. */
class DamagedItemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DamagedItemException(String message) {
    super(message);
  }
}

package io.cortap.adapter.docx.annotation;

/** A document that no comment can be put into; the message says why. */
public final class UnfitDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitDocumentException(String reason) {
    super(reason);
  }
}

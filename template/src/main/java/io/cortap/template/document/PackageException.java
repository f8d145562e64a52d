package io.cortap.template.document;

import io.cortap.template.diagnosis.DiagnosticId;

/** A file that is no package, or one that is not opened. */
final class PackageException extends RuntimeException {
  private final DiagnosticId id;

  PackageException(DiagnosticId id, String message) {
    super(message, null, false, false);
    this.id = id;
  }

  DiagnosticId id() {
    return id;
  }

  String reason() {
    String message = getMessage();
    return message == null ? "unreadable" : message;
  }

  static PackageException broken(String reason) {
    return new PackageException(DiagnosticId.BROKEN_PACKAGE, reason);
  }
}
